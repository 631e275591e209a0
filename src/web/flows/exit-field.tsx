import { useTranslation } from 'react-i18next';
import { openExit } from './connect-exit.ts';
import { allExits, type ExitOf } from './edit-flow.ts';
import { useEditing } from './editor-context.tsx';
import { type Option, SelectField } from './select-field.tsx';

const another = '\n';

/** Where an exit leads: a step, nowhere, or a step that is made now. */
export function ExitField({ from, word, place = 'beside' }: { from: ExitOf; word: string; place?: 'beside' | 'said' }) {
  const { t } = useTranslation();
  const { definition, change, askToAdd } = useEditing();
  const next =
    allExits(definition).find(({ step, exit }) => step === from.step && exit === from.exit)?.next ?? openExit;
  const isThere = Object.hasOwn(definition.steps, next);
  const missing: Option = {
    value: next,
    word: next === openExit ? t('flow.exit.nowhere') : t('flow.exit.missing', { step: next }),
  };
  const steps = Object.keys(definition.steps).map((name): Option => ({ value: name, word: name }));
  return (
    <SelectField
      label={word}
      place={place}
      value={next}
      wrong={!isThere}
      options={[...(isThere ? [] : [missing]), ...steps, { value: another, word: t('flow.step.another') }]}
      onChoose={(to) => (to === another ? askToAdd(from) : change({ kind: 'connect', from, to }))}
    />
  );
}
