import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDoc } from '../../shared/api/cases.ts';
import type { CaseId } from '../../shared/ids.ts';
import { api } from '../app/api.ts';
import { keyOf } from '../app/query.ts';
import { Beside } from '../app/shell/page-places.tsx';
import { PageState } from '../customers/page-state.tsx';
import { useTimelineItems } from '../desk/interaction/timeline-of.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ObjectHead } from '../ui/object-head.tsx';
import { StageSection } from '../ui/section.tsx';
import { Timeline } from '../ui/timeline.tsx';
import { CaseActs } from './case-acts.tsx';
import { CaseContext } from './case-context.tsx';
import { Page } from '../ui/page.tsx';
import styles from './case.module.css';

const tones = { open: 'good', waiting: 'quiet', resolved: 'quiet', voided: 'bad' } as const;

/** One case: what it is about, whose it is, and its history from the contact that opened it. */
export function CasePage() {
  const { case: id } = useParams({ from: '/signed-in/cases/$case' });
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.case(id),
    queryFn: () => api.cases.get({ id: id as CaseId }),
  });
  if (!data) return <PageState error={error} onRetry={() => void refetch()} />;
  const found = data as CaseDoc;
  return (
    <>
      <CaseStage key={id} found={found} />
      <Beside>
        <CaseContext found={found} />
      </Beside>
    </>
  );
}

function CaseStage({ found }: { found: CaseDoc }) {
  const { t } = useTranslation();
  const items = useTimelineItems(found.timeline);
  return (
    <Page>
      <ObjectHead
        title={found.title}
        status={{ word: t(`case.state.${found.state}`), tone: tones[found.state] }}
        about={`${t('case.title', { no: found.no })} · ${found.typeName}`}
        actions={<CaseActs found={found} />}
      />
      <StageSection title={t('timeline.title')}>
        {items.length > 0 ? (
          <div className={styles.timeline}>
            <Timeline label={t('timeline.title')} items={items} />
          </div>
        ) : (
          <EmptyState>{t('timeline.empty')}</EmptyState>
        )}
      </StageSection>
    </Page>
  );
}
