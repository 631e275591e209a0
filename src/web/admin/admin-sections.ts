import type { FormNoun } from './noun-forms.ts';

/** The parts of the administration, as its list at the left shows them. */
export const adminGroups = [
  { key: 'people', nouns: ['person', 'team'] },
  { key: 'routing', nouns: ['queue', 'skill', 'calendar', 'holidays'] },
  { key: 'telephony', nouns: ['number'] },
  { key: 'work', nouns: ['outcome', 'topic'] },
  { key: 'firm', nouns: ['principal'] },
] as const satisfies readonly { key: string; nouns: readonly FormNoun[] }[];
