import { isSame } from '../../core/config/differences.ts';
import type { FormField, Settings } from './noun-forms.ts';
import { sayValue, type Speaker } from './say-value.ts';

/** What became of one field: what went and what came, in words. Both empty: only the order is another. */
export interface FieldChange {
  key: string;
  gone: string[];
  come: string[];
}

/** What is otherwise in the two settings, field by field, line by line. */
export function changesOf(
  fields: readonly FormField[],
  before: Settings | null,
  after: Settings,
  speaker: Speaker,
): FieldChange[] {
  return fields
    .filter(({ key }) => !isSame(before?.[key], after[key]))
    .map((field) => {
      const [was, is] = [sayValue(field, before?.[field.key], speaker), sayValue(field, after[field.key], speaker)];
      return {
        key: field.key,
        gone: was.filter((one) => !is.includes(one)),
        come: is.filter((one) => !was.includes(one)),
      };
    });
}
