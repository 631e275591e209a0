import { z } from 'zod';
import { Words } from './language.ts';

/** What case an act makes in a contact, once for each object; kept in `action.case_rule`. */
export const CaseRule = z.strictObject({
  /** Key of the case type. */
  caseType: z.string().min(1),
  category: z.string().min(1).nullable(),
  title: Words,
  /** An act that serves the whole matter leaves a resolved case. */
  state: z.enum(['open', 'waiting', 'resolved']),
  /** Key of the topic that the contact gets. */
  topic: z.string().min(1).nullable(),
});
export type CaseRule = z.infer<typeof CaseRule>;
