import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { supervises } from '../../core/permissions/supervises.ts';
import type { LiveFloor } from '../../shared/api/live.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { useSession } from '../app/session.tsx';
import { PageState } from '../customers/page-state.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { StageSection } from '../ui/section.tsx';
import { AgentTable } from './agent-table.tsx';
import { FloorLamps } from './floor-lamps.tsx';
import styles from './live.module.css';
import { QueueTable } from './queue-table.tsx';

const lookEveryMs = 2_000;

/** The floor now: who waits where, who does what, and whether it is in time. For supervisors. */
export function LivePage() {
  const { t } = useTranslation();
  const { me } = useSession();
  if (supervises(me.role)) return <Floor />;
  return (
    <Page>
      <h1 className={styles.title}>{t('rail.live')}</h1>
      <EmptyState>{t('error.forbidden')}</EmptyState>
    </Page>
  );
}

function Floor() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['live'],
    queryFn: () => api.live.get(),
    refetchInterval: lookEveryMs,
  });
  const floor = data as LiveFloor | undefined;
  if (!floor) return <PageState error={isFetching ? null : error} onRetry={() => void refetch()} />;
  return (
    <Page>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('rail.live')}</h1>
        <span className={styles.fresh}>{t('live.fresh', { time: formats.timeWithSeconds(floor.now) })}</span>
      </div>
      <FloorLamps agents={floor.agents} />
      <StageSection title={t('live.queues')}>
        <QueueTable queues={floor.queues} />
      </StageSection>
      <StageSection title={t('live.agents')} aside={t('live.agents.count', { count: floor.agents.length })}>
        {floor.agents.length === 0 ? <EmptyState>{t('live.nobody')}</EmptyState> : <AgentTable agents={floor.agents} />}
      </StageSection>
    </Page>
  );
}
