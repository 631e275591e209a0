import type { FlowDefinition } from '../../shared/config/flow.ts';
import type { LanguageTag } from '../../shared/language.ts';

/** All that a caller of a flow may hear: the languages of the numbers that lead to it, and those that it offers. */
export function heardLanguages({ steps }: FlowDefinition, ofNumbers: readonly LanguageTag[]): LanguageTag[] {
  const offered = Object.values(steps).flatMap((step) =>
    step.kind === 'language' ? step.choices.map(({ language }) => language) : [],
  );
  return [...new Set([...ofNumbers, ...offered])];
}
