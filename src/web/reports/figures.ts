import type { ContactKind } from '../../shared/api/interactions.ts';
import type { ContactsReport } from '../../shared/api/reports.ts';
import type { OutcomeId, TopicId, UserId } from '../../shared/ids.ts';

/** What stands behind a number: contacts or cases, narrowed as the number is. */
export type Behind =
  | { list: 'contacts'; of: ContactKind; agentId?: UserId; topicId?: TopicId; outcomeId?: OutcomeId }
  | { list: 'cases'; anonymous?: true; state?: 'voided'; voidedBy?: UserId };

export interface Opened {
  title: string;
  n: number;
  /** Catalogue key of the figure whose formula is told. */
  figure: string;
  behind: Behind;
}

export interface Figure {
  /** Below `report.contacts`. */
  key: string;
  n: number;
  /** The whole of which it is a share; null where it is a whole itself. */
  of: number | null;
  behind: Behind;
}

const contacts = (of: ContactKind): Behind => ({ list: 'contacts', of });

export function figuresOf(report: ContactsReport): Figure[] {
  const { answered } = report;
  const noCase = report.noCaseOutcomes.reduce((sum, outcome) => sum + outcome.count, 0);
  return [
    { key: 'contacts', n: report.contacts, of: null, behind: contacts('contacts') },
    { key: 'answered', n: answered, of: report.contacts, behind: contacts('answered') },
    { key: 'abandoned', n: report.abandoned, of: report.contacts, behind: contacts('abandoned') },
    { key: 'with-outcome', n: report.withOutcome, of: answered, behind: contacts('with-outcome') },
    { key: 'no-outcome', n: answered - report.withOutcome, of: answered, behind: contacts('no-outcome') },
    { key: 'no-case-outcome', n: noCase, of: report.contacts, behind: contacts('no-case-outcome') },
    { key: 'anonymous', n: report.anonymous, of: answered, behind: contacts('anonymous') },
    { key: 'parked', n: report.parked, of: answered, behind: contacts('parked') },
    { key: 'voided', n: report.voided, of: report.contacts, behind: contacts('voided') },
    { key: 'topics', n: report.topics, of: null, behind: contacts('topics') },
    { key: 'cases', n: report.cases, of: null, behind: { list: 'cases' } },
    { key: 'anonymousCases', n: report.anonymousCases, of: report.cases, behind: { list: 'cases', anonymous: true } },
    { key: 'voidedCases', n: report.voidedCases, of: report.cases, behind: { list: 'cases', state: 'voided' } },
  ];
}
