import { useTranslation } from 'react-i18next';
import type { FlowTest } from '../../shared/config/flow.ts';
import { useFormats } from '../app/reader.tsx';
import { Checkbox } from '../ui/choices.tsx';
import { CheckedField } from './checked-field.tsx';
import { useEditing } from './editor-context.tsx';
import { attributeKey, listOf, namedOptions } from './field-parts.ts';
import styles from './fields.module.css';
import { spokenLanguages } from './new-step.ts';
import { NumberField } from './number-field.tsx';
import { SelectField } from './select-field.tsx';

interface TestProps<Of extends FlowTest['of'] = FlowTest['of']> {
  test: Extract<FlowTest, { of: Of }>;
  onChange: (test: FlowTest) => void;
}

const prefix = /^\+[0-9]{0,15}$/;

/** The parts of one test. */
export function TestFields({ test, onChange }: { test: FlowTest; onChange: (test: FlowTest) => void }) {
  switch (test.of) {
    case 'attribute':
    case 'attribute-value':
      return <AttributeTest test={test} onChange={onChange} />;
    case 'language':
      return <LanguageTest test={test} onChange={onChange} />;
    case 'caller':
      return <CallerTest test={test} onChange={onChange} />;
    case 'waiting':
      return <WaitingTest test={test} onChange={onChange} />;
  }
}

function AttributeTest({ test, onChange }: TestProps<'attribute' | 'attribute-value'>) {
  const { t } = useTranslation();
  const choices =
    test.of === 'attribute' ? (['set', 'not-set'] as const) : (['one-of', 'none-of', 'begins-with'] as const);
  return (
    <>
      <div className={styles.row}>
        <CheckedField
          label={t('flow.field.attribute')}
          place="said"
          value={test.key}
          faultOf={(text) => (attributeKey.test(text) ? null : t('flow.field.keyFault'))}
          onKeep={(key) => onChange({ ...test, key })}
        />
        <SelectField
          label={t('flow.field.tests')}
          place="said"
          value={test.is}
          options={choices.map((value) => ({ value, word: t(`flow.test.is.${value}`) }))}
          onChoose={(is) => onChange({ ...test, is } as FlowTest)}
        />
      </div>
      {test.of === 'attribute-value' && (
        <CheckedField
          label={t('flow.field.values')}
          value={test.values.join(', ')}
          isKeptAtEnd
          faultOf={(text) => (listOf(text).length > 0 ? null : t('flow.field.listFault'))}
          onKeep={(text) => onChange({ ...test, values: listOf(text) })}
        />
      )}
    </>
  );
}

function LanguageTest({ test, onChange }: TestProps<'language'>) {
  const formats = useFormats();
  const languages = spokenLanguages(useEditing().page.surroundings);
  const all = [...new Set([...languages, ...test.values])];
  const choose = (language: string, isOn: boolean): void => {
    const values = all.filter((one) => (one === language ? isOn : test.values.includes(one)));
    if (values.length > 0) onChange({ ...test, values });
  };
  return (
    <div className={styles.checks}>
      {all.map((language) => (
        <Checkbox
          key={language}
          checked={test.values.includes(language)}
          onChange={(event) => choose(language, event.target.checked)}
        >
          {formats.languageName(language)}
        </Checkbox>
      ))}
    </div>
  );
}

function CallerTest({ test, onChange }: TestProps<'caller'>) {
  const { t } = useTranslation();
  const isRight = (text: string): boolean => listOf(text).length > 0 && listOf(text).every((one) => prefix.test(one));
  return (
    <CheckedField
      label={t('flow.field.prefixes')}
      value={test.prefixes.join(', ')}
      inputMode="tel"
      isKeptAtEnd
      faultOf={(text) => (isRight(text) ? null : t('flow.field.prefixFault'))}
      onKeep={(text) => onChange({ ...test, prefixes: listOf(text) })}
    />
  );
}

function WaitingTest({ test, onChange }: TestProps<'waiting'>) {
  const { t } = useTranslation();
  const { queues } = useEditing().page.surroundings;
  return (
    <>
      <SelectField
        label={t('flow.kind.queue')}
        value={test.queue}
        options={namedOptions(queues, test.queue, t('flow.unchosen'))}
        onChoose={(queue) => onChange({ ...test, queue })}
      />
      <NumberField
        label={t('flow.field.atLeast')}
        value={test.atLeast}
        min={1}
        max={10_000}
        onKeep={(atLeast) => onChange({ ...test, atLeast })}
      />
    </>
  );
}
