import { useTranslation } from 'react-i18next';
import type { SystemReport } from '../../shared/api/system.ts';
import { useFormats } from '../app/reader.tsx';
import { type Stat, StatStrip } from '../ui/stat-strip.tsx';
import { useSeconds } from './use-seconds.ts';

/** How long it takes to be back, what would be lost, and how many of everything there are. */
export function DrillFigures({ report }: { report: SystemReport }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const seconds = useSeconds();
  const { last } = report.drill;
  const failover = report.drills.find(({ kind, failure }) => kind === 'failover' && failure === null);
  const stats: Stat[] = [
    { key: 'rto', label: t('system.rto'), value: seconds(last?.rtoMs ?? null), detail: t('system.rto.how') },
    { key: 'rpo', label: t('system.rpo'), value: seconds(last?.rpoMs ?? null), detail: t('system.rpo.how') },
    {
      key: 'failover',
      label: t('system.failover'),
      value: seconds(failover?.rtoMs ?? null),
      detail: failover ? formats.whenExactly(failover.startedAt, report.at) : t('system.failover.none'),
    },
    {
      key: 'level',
      label: t('system.level'),
      value: formats.number(report.level),
      detail: t(`system.level.${report.level}` as 'system.level.0'),
    },
  ];
  return <StatStrip stats={stats} lead />;
}
