import type { CaseDoc } from '../../shared/api/cases.ts';

const opening = /^timeline\.case\.(created|opened)/;

/** The entry that made the case: asked why, it answers for the case. */
export const openingOf = ({ timeline }: Pick<CaseDoc, 'timeline'>): CaseDoc['timeline'][number] | undefined =>
  timeline.find((entry) => opening.test(entry.text.key));
