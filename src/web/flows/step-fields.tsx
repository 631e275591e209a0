import { useTranslation } from 'react-i18next';
import type { FlowStep } from '../../shared/config/flow.ts';
import { CheckedField } from './checked-field.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { useEditing } from './editor-context.tsx';
import { attributeKey, digitKeys, type FieldsProps, namedOptions } from './field-parts.ts';
import { LanguageChoices, MenuChoices } from './key-choices.tsx';
import { unchosen } from './new-step.ts';
import { NumberField } from './number-field.tsx';
import { PromptField } from './prompt-field.tsx';
import { SelectField } from './select-field.tsx';
import { SetFields } from './set-fields.tsx';
import { typedField } from './typed-field.ts';

/** What can be said of a step of each kind, besides where its exits lead. */
export function StepFields({ name, step }: { name: string; step: FlowStep }) {
  const { change } = useEditing();
  const put = (part: Partial<FlowStep>): void =>
    change({ kind: 'put', name, step: { ...step, ...part } as FlowStep, field: typedField(part) });
  switch (step.kind) {
    case 'play':
      return <Prompt step={step} onPut={put} />;
    case 'language':
      return (
        <>
          <Prompt step={step} onPut={put} />
          <LanguageChoices step={step} name={name} onPut={put} />
          <Wait step={step} onPut={put} />
        </>
      );
    case 'menu':
      return <MenuFields step={step} name={name} onPut={put} />;
    case 'digits':
      return <DigitsFields step={step} name={name} onPut={put} />;
    case 'hours':
      return <HoursFields step={step} name={name} onPut={put} />;
    case 'condition':
      return <ConditionFields step={step} name={name} onPut={put} />;
    case 'set':
      return <SetFields step={step} name={name} onPut={put} />;
    case 'announce-recording':
      return <RecordingFields step={step} name={name} onPut={put} />;
    case 'queue':
      return <QueueFields step={step} name={name} onPut={put} />;
    case 'hangup':
      return <LastWords step={step} name={name} onPut={put} />;
  }
}

function Prompt({ step, onPut }: { step: { prompt: string }; onPut: (part: { prompt: string }) => void }) {
  const { t } = useTranslation();
  const choose = (prompt: string | null): void => onPut({ prompt: prompt ?? unchosen });
  return <PromptField label={t('flow.field.prompt')} value={step.prompt} onChoose={choose} />;
}

function Wait({ step, onPut }: { step: { waitMs: number }; onPut: (part: { waitMs: number }) => void }) {
  const { t } = useTranslation();
  return (
    <NumberField
      label={t('flow.field.wait')}
      value={step.waitMs}
      times={1_000}
      min={500}
      max={60_000}
      unit="s"
      onKeep={(waitMs) => onPut({ waitMs })}
    />
  );
}

function Tries({ step, onPut }: { step: { tries: number }; onPut: (part: { tries: number }) => void }) {
  const { t } = useTranslation();
  return (
    <NumberField
      label={t('flow.field.tries')}
      value={step.tries}
      min={1}
      max={5}
      onKeep={(tries) => onPut({ tries })}
    />
  );
}

function MenuFields({ step, name, onPut }: FieldsProps<'menu'>) {
  const { t } = useTranslation();
  return (
    <>
      <Prompt step={step} onPut={onPut} />
      <MenuChoices step={step} name={name} onPut={onPut} />
      <Wait step={step} onPut={onPut} />
      <Tries step={step} onPut={onPut} />
      <PromptField
        label={t('flow.field.retryPrompt')}
        value={step.retryPrompt}
        none={t('flow.field.samePrompt')}
        onChoose={(retryPrompt) => onPut({ retryPrompt })}
      />
    </>
  );
}

function DigitsFields({ step, onPut }: FieldsProps<'digits'>) {
  const { t } = useTranslation();
  const length = { min: 1, max: 40 };
  return (
    <>
      <Prompt step={step} onPut={onPut} />
      <CheckedField
        label={t('flow.field.attribute')}
        value={step.attribute}
        faultOf={(text) => (attributeKey.test(text) ? null : t('flow.field.keyFault'))}
        onKeep={(attribute) => onPut({ attribute })}
      />
      <SelectField
        label={t('flow.field.type')}
        place="beside"
        value={step.type}
        options={(['card', 'contract', 'number'] as const).map((value) => ({ value, word: t(`attribute.${value}`) }))}
        onChoose={(type) => onPut({ type: type as typeof step.type })}
      />
      <SelectField
        label={t('flow.field.check')}
        place="beside"
        value={step.check}
        options={(['luhn', 'none'] as const).map((value) => ({ value, word: t(`flow.check.${value}`) }))}
        onChoose={(check) => onPut({ check: check as typeof step.check })}
      />
      <NumberField
        label={t('flow.field.lengthMin')}
        value={step.lengthMin}
        {...length}
        onKeep={(lengthMin) => onPut({ lengthMin })}
      />
      <NumberField
        label={t('flow.field.lengthMax')}
        value={step.lengthMax}
        {...length}
        onKeep={(lengthMax) => onPut({ lengthMax })}
      />
      <SelectField
        label={t('flow.field.finishOn')}
        place="beside"
        value={step.finishOn}
        options={digitKeys.map((value) => ({ value, word: value }))}
        onChoose={(finishOn) => onPut({ finishOn })}
      />
      <Wait step={step} onPut={onPut} />
      <Tries step={step} onPut={onPut} />
      <PromptField
        label={t('flow.field.retryPrompt')}
        value={step.retryPrompt}
        onChoose={(retryPrompt) => onPut({ retryPrompt: retryPrompt ?? unchosen })}
      />
    </>
  );
}

function HoursFields({ step, onPut }: FieldsProps<'hours'>) {
  const { t } = useTranslation();
  const { calendars } = useEditing().page.surroundings;
  return (
    <>
      <SelectField
        label={t('flow.field.calendar')}
        value={step.calendar}
        wrong={!calendars.some(({ key }) => key === step.calendar)}
        options={namedOptions(calendars, step.calendar, t('flow.unchosen'))}
        onChoose={(calendar) => onPut({ calendar })}
      />
      <SelectField
        label={t('flow.field.holidays')}
        value={step.holiday === null ? 'closed' : 'apart'}
        options={[
          { value: 'closed', word: t('flow.holidays.closed') },
          { value: 'apart', word: t('flow.holidays.apart') },
        ]}
        onChoose={(value) => onPut({ holiday: value === 'apart' ? step.closed : null })}
      />
    </>
  );
}

function RecordingFields({ step, onPut }: FieldsProps<'announce-recording'>) {
  const { t } = useTranslation();
  return (
    <>
      <Prompt step={step} onPut={onPut} />
      <SelectField
        label={t('flow.field.refuseDigit')}
        value={step.refuseDigit ?? ''}
        options={[
          { value: '', word: t('flow.field.refuseNot') },
          ...digitKeys.map((value) => ({ value, word: t('flow.exit.key', { digit: value }) })),
        ]}
        onChoose={(digit) => onPut({ refuseDigit: digit === '' ? null : digit })}
      />
      {step.refuseDigit !== null && <Wait step={step} onPut={onPut} />}
    </>
  );
}

function QueueFields({ step, onPut }: FieldsProps<'queue'>) {
  const { t } = useTranslation();
  const { queues } = useEditing().page.surroundings;
  const isTold = step.positionEveryMs !== null;
  return (
    <>
      <SelectField
        label={t('flow.kind.queue')}
        value={step.queue}
        wrong={!queues.some(({ key }) => key === step.queue)}
        options={namedOptions(queues, step.queue, t('flow.unchosen'))}
        onChoose={(queue) => onPut({ queue })}
      />
      <PromptField
        label={t('flow.field.prompt')}
        value={step.prompt}
        none={t('flow.field.noPrompt')}
        onChoose={(prompt) => onPut({ prompt })}
      />
      <SelectField
        label={t('flow.field.position')}
        value={isTold ? 'told' : 'untold'}
        options={[
          { value: 'untold', word: t('flow.position.untold') },
          { value: 'told', word: t('flow.position.told') },
        ]}
        onChoose={(value) => onPut({ positionEveryMs: value === 'told' ? 60_000 : null })}
      />
      {step.positionEveryMs !== null && (
        <NumberField
          label={t('flow.field.positionEvery')}
          value={step.positionEveryMs}
          times={1_000}
          min={10_000}
          max={600_000}
          unit="s"
          onKeep={(positionEveryMs) => onPut({ positionEveryMs })}
        />
      )}
    </>
  );
}

function LastWords({ step, onPut }: FieldsProps<'hangup'>) {
  const { t } = useTranslation();
  return (
    <PromptField
      label={t('flow.field.lastWords')}
      value={step.prompt}
      none={t('flow.field.noPrompt')}
      onChoose={(prompt) => onPut({ prompt })}
    />
  );
}
