import type { z } from 'zod';
import type { CaseRow } from '../../shared/api/customers.ts';
import type { CaseId } from '../../shared/ids.ts';
import { inLanguage, type Language } from '../../shared/language.ts';
import { isoOf } from '../../shared/time.ts';
import type { CaseFound } from './queries.ts';

export const caseRow = (found: CaseFound, language: Language): z.infer<typeof CaseRow> => ({
  ...{ id: found.id as CaseId, no: found.no, title: found.title, state: found.state },
  ...{ typeName: inLanguage(found.type_names, language), ownerName: found.owner_name },
  openedAt: isoOf(found.opened_at.getTime()),
  dueAt: found.due_at && isoOf(found.due_at.getTime()),
});
