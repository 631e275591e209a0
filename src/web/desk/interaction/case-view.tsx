import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDoc } from '../../../shared/api/cases.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { PageState } from '../../customers/page-state.tsx';
import { ObjectHead } from '../../ui/object-head.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import styles from './interaction.module.css';
import { useTimelineItems } from './timeline-of.tsx';

/** A case beside the call: what it is, whose, and its history that begins with the contact that opened it. */
export function CaseView({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.case(caseId),
    queryFn: () => api.cases.get({ id: caseId as never }),
  });
  const known = data as CaseDoc | undefined;
  const items = useTimelineItems(known?.timeline ?? []);
  if (!known) return <PageState error={error} onRetry={() => void refetch()} />;
  return (
    <div className={styles.sheet}>
      <ObjectHead
        title={known.title}
        status={{ word: t(`case.state.${known.state}`), tone: known.state === 'resolved' ? 'good' : 'quiet' }}
        about={[t('case.title', { no: known.no }), known.typeName, known.customer?.name ?? t('case.anonymous')].join(
          ' · ',
        )}
        actions={
          <Link to="/cases/$case" params={{ case: known.id }}>
            {t('common.open')}
          </Link>
        }
      />
      <Timeline label={t('timeline.title')} items={items} />
    </div>
  );
}
