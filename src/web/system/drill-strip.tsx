import { CircleCheck, Clock, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SystemReport } from '../../shared/api/system.ts';
import { useFormats } from '../app/reader.tsx';
import { Icon } from '../ui/icon.tsx';
import { Strip } from '../ui/strip.tsx';

const looks = {
  fresh: { tone: 'good', icon: CircleCheck },
  none: { tone: 'plain', icon: Clock },
  stale: { tone: 'bad', icon: TriangleAlert },
  failed: { tone: 'bad', icon: TriangleAlert },
} as const;

/** The one sentence of the page: whether it is proved that the backup can be restored. */
export function DrillStrip({ report }: { report: SystemReport }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { freshness, newest, last } = report.drill;
  const { tone, icon } = looks[freshness];
  return (
    <Strip tone={tone} icon={<Icon of={icon} />} title={t(`system.drill.${freshness}`)}>
      {freshness === 'failed' && newest?.why && (
        <span title={newest.failure ?? undefined}>{t(`system.why.restore.${newest.why}`)}</span>
      )}
      {freshness !== 'failed' && last && t('system.drill.last', { when: formats.fromNow(last.startedAt, report.at) })}
    </Strip>
  );
}
