import { useTranslation } from 'react-i18next';
import type { FlowProblem } from '../../shared/api/flows.ts';
import { useFormats } from '../app/reader.tsx';
import { openExit } from './connect-exit.ts';
import { useEditing } from './editor-context.tsx';
import { unchosen } from './new-step.ts';
import { useStepWords } from './use-step-words.ts';

/** A problem in words; what nobody chose or connected yet is said so, without the sign that stands for it. */
export function useProblemSentence(): (problem: FlowProblem) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const { surroundings } = useEditing().page;
  const words = useStepWords(surroundings);
  const nameOf = (key: string | undefined, all: readonly { key: string; name: string }[]): string =>
    all.find((one) => one.key === key)?.name ?? key ?? '';
  return ({ rule, about }) => {
    const { exit, next, prompt, language, queue, calendar } = about;
    if (rule === 'exit-dangling' && next === openExit) return t('flow.problem.exit-open', { exit: words.exit(exit!) });
    if ([prompt, queue, calendar].includes(unchosen)) return t('flow.problem.unchosen');
    return t(`flow.problem.${rule}`, {
      ...about,
      exit: exit === undefined ? '' : words.exit(exit),
      language: language === undefined ? '' : formats.languageName(language),
      queue: nameOf(queue, surroundings.queues),
      calendar: nameOf(calendar, surroundings.calendars),
    });
  };
}
