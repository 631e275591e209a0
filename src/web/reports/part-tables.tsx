import { useTranslation } from 'react-i18next';
import type { ContactsReport } from '../../shared/api/reports.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import type { Opened } from './figures.ts';
import { isOpen, NumberButton, Share } from './number-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { StageSection } from '../ui/section.tsx';
import styles from './reports.module.css';

interface Part {
  key: string;
  name: string;
  of: number;
  opens: Opened;
}

/** The same contacts by topic, by outcome that needs no case, and what each person voided. */
export function PartTables({
  report,
  opened,
  onOpen,
}: {
  report: ContactsReport;
  opened: Opened | null;
  onOpen: (opened: Opened) => void;
}) {
  const { t } = useTranslation();
  const table = { opened, onOpen };
  const topics = report.perTopic.map((topic) => ({
    ...{ key: topic.topicId, name: topic.name, of: report.contacts },
    opens: {
      ...{ title: topic.name, n: topic.contacts, figure: 'topics' },
      behind: { list: 'contacts' as const, of: 'contacts' as const, topicId: topic.topicId },
    },
  }));
  const outcomes = report.noCaseOutcomes.map((outcome) => ({
    ...{ key: outcome.outcomeId, name: outcome.name, of: report.contacts },
    opens: {
      ...{ title: outcome.name, n: outcome.count, figure: 'no-case-outcome' },
      behind: { list: 'contacts' as const, of: 'no-case-outcome' as const, outcomeId: outcome.outcomeId },
    },
  }));
  const agents = report.voidedPerAgent.map((agent) => ({
    ...{ key: agent.agentId, name: agent.name, of: agent.handled },
    opens: {
      ...{ title: `${t('report.contacts.voided')} · ${agent.name}`, n: agent.voided, figure: 'voided' },
      behind: { list: 'contacts' as const, of: 'voided' as const, agentId: agent.agentId },
    },
  }));
  const casesOf = report.voidedPerAgent.filter(({ voidedCases }) => voidedCases > 0);
  const voidedCases = casesOf.map((agent) => ({
    ...{ key: agent.agentId, name: agent.name, of: report.cases },
    opens: {
      ...{ title: `${t('report.contacts.voidedCases')} · ${agent.name}`, n: agent.voidedCases, figure: 'voidedCases' },
      behind: { list: 'cases' as const, voidedBy: agent.agentId },
    },
  }));
  return (
    <div className={styles.parts}>
      <PartTable title={t('report.perTopic')} count={t('report.contacts.contacts')} parts={topics} {...table} />
      <PartTable title={t('report.noCaseOutcomes')} count={t('report.column.count')} parts={outcomes} {...table} />
      <PartTable title={t('report.voidedPerAgent')} count={t('report.column.voided')} parts={agents} {...table} />
      <PartTable
        title={t('report.voidedCasesPerAgent')}
        count={t('report.column.voided')}
        parts={voidedCases}
        {...table}
      />
    </div>
  );
}

function PartTable({
  title,
  count,
  parts,
  opened,
  onOpen,
}: {
  title: string;
  count: string;
  parts: readonly Part[];
  opened: Opened | null;
  onOpen: (opened: Opened) => void;
}) {
  const { t } = useTranslation();
  const columns: Column<Part>[] = [
    { key: 'name', title: true, head: title, cell: (part) => part.name },
    {
      key: 'n',
      numeric: true,
      head: count,
      cell: ({ opens }) => <NumberButton opens={opens} chosen={isOpen(opened, opens)} onOpen={onOpen} />,
    },
    {
      key: 'share',
      numeric: true,
      tone: 'quiet',
      head: t('report.column.share'),
      cell: ({ opens, of }) => <Share n={opens.n} of={of} />,
    },
  ];
  if (parts.length === 0)
    return (
      <StageSection title={title}>
        <EmptyState>{t('common.none')}</EmptyState>
      </StageSection>
    );
  return <DataTable caption={title} columns={columns} rows={parts} rowKey={(part) => part.key} />;
}
