import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowStep, FlowTest } from '../../shared/config/flow.ts';
import { useFormats } from '../app/reader.tsx';
import { heardLanguages, type Surroundings, unchosen } from './new-step.ts';

type Translate = ReturnType<typeof useTranslation>['t'];
type Formats = ReturnType<typeof useFormats>;

/** The languages of a prompt, each with whether it can be heard: `cs ✓ pl !`. */
export function languageMarks(prompt: string, around: Surroundings): string {
  const spoken = around.prompts.find(({ key }) => key === prompt)?.languages ?? [];
  return heardLanguages(around)
    .map((one) => `${one} ${spoken.includes(one) ? '✓' : '!'}`)
    .join(' ');
}

const nameOf = (key: string, all: readonly { key: string; name: string }[]): string =>
  all.find((one) => one.key === key)?.name ?? key;

/** What a test asks, as a sentence. */
function testSentence(test: FlowTest, surroundings: Surroundings, t: Translate, formats: Formats): string {
  switch (test.of) {
    case 'attribute':
      return t(`flow.test.say.${test.is}`, { key: test.key });
    case 'attribute-value':
      return t(`flow.test.say.${test.is}`, { key: test.key, values: test.values.join(', ') });
    case 'language':
      return t('flow.test.say.language', { languages: test.values.map(formats.languageName).join(', ') });
    case 'caller':
      return t('flow.test.say.caller', { prefixes: test.prefixes.join(', ') });
    case 'waiting':
      return t('flow.test.say.waiting', { n: test.atLeast, queue: nameOf(test.queue, surroundings.queues) });
  }
}

/** 16, or 8–12. */
const lengthOf = ({ lengthMin, lengthMax }: { lengthMin: number; lengthMax: number }): string =>
  lengthMin === lengthMax ? String(lengthMin) : `${lengthMin}–${lengthMax}`;

function summaryOf(step: FlowStep, around: Surroundings, t: Translate, formats: Formats): string {
  const chosen = (key: string): string => (key === unchosen ? t('flow.unchosen') : key);
  switch (step.kind) {
    case 'play':
    case 'announce-recording':
      return chosen(step.prompt);
    case 'menu':
    case 'language':
      return step.prompt === unchosen ? t('flow.unchosen') : languageMarks(step.prompt, around);
    case 'digits':
      return t('flow.summary.digits', { attribute: step.attribute, length: lengthOf(step) });
    case 'hours':
      return chosen(nameOf(step.calendar, around.calendars));
    case 'condition':
      return step.all.map((test) => testSentence(test, around, t, formats)).join('; ');
    case 'set':
      return Object.keys(step.attributes).join(', ') || t('flow.summary.nothingSet');
    case 'queue':
      return step.queue === unchosen ? t('flow.unchosen') : nameOf(step.queue, around.queues);
    case 'hangup':
      return step.prompt ?? t('flow.summary.silent');
  }
}

/** Steps in the reader's words. */
export function useStepWords(surroundings: Surroundings) {
  const { t } = useTranslation();
  const formats = useFormats();
  return useMemo(
    () => ({
      kind: (kind: FlowStep['kind']): string => t(`flow.kind.${kind}`),
      /** A menu's exits are its keys, the others have words. */
      exit: (exit: string): string =>
        /^[0-9*#]$/.test(exit) ? t('flow.exit.key', { digit: exit }) : t(`flow.exit.${exit}`),
      summary: (step: FlowStep): string => summaryOf(step, surroundings, t, formats),
      test: (test: FlowTest): string => testSentence(test, surroundings, t, formats),
    }),
    [surroundings, t, formats],
  );
}
