import { useTranslation } from 'react-i18next';
import type { DrillRun } from '../../shared/api/system.ts';
import { useFormats } from '../app/reader.tsx';
import { useNow } from '../ui/clock.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Tag } from '../ui/tag.tsx';
import { useSeconds } from './use-seconds.ts';

/** What was drilled, with what it took and what it found. */
export function DrillsTable({ drills }: { drills: readonly DrillRun[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const seconds = useSeconds();
  const now = useNow(60_000);
  if (drills.length === 0) return <EmptyState>{t('system.drills.none')}</EmptyState>;
  const columns: Column<DrillRun>[] = [
    {
      key: 'when',
      tone: 'quiet',
      width: '128px',
      head: t('system.column.when'),
      cell: (row) => formats.whenExactly(row.startedAt, now),
    },
    {
      key: 'kind',
      tone: 'strong',
      width: '152px',
      head: t('system.column.kind'),
      cell: (row) => t(`system.kind.${row.kind}`),
    },
    { key: 'result', width: '120px', head: t('system.column.result'), cell: (row) => <Result drill={row} /> },
    { key: 'rto', numeric: true, width: '88px', head: t('system.column.rto'), cell: (row) => seconds(row.rtoMs) },
    { key: 'rpo', numeric: true, width: '88px', head: t('system.column.rpo'), cell: (row) => seconds(row.rpoMs) },
    { key: 'found', tone: 'second', head: t('system.column.found'), cell: (row) => <Found drill={row} /> },
  ];
  return (
    <DataTable
      caption={t('system.drills')}
      columns={columns}
      rows={drills}
      rowKey={(row) => row.kind + row.startedAt}
    />
  );
}

function Result({ drill: { failure } }: { drill: DrillRun }) {
  const { t } = useTranslation();
  return failure === null ? (
    <Tag tone="good">{t('system.drill.good')}</Tag>
  ) : (
    <Tag tone="bad">{t('system.drill.bad')}</Tag>
  );
}

/** What was counted, or why it failed; the log's own sentence for whoever points at it. */
function Found({ drill }: { drill: DrillRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const { kind, failure, why, targetAt, figures } = drill;
  if (why !== null) return <span title={failure ?? undefined}>{t(`system.why.${kind}.${why}`)}</span>;
  if (kind === 'failover')
    return t('system.found.failover', { n: figures['acknowledged'] ?? 0, lost: figures['lost'] ?? 0 });
  return t('system.found.restore', {
    when: targetAt ? formats.whenExactly(targetAt, now) : '–',
    n: figures['events'] ?? 0,
  });
}
