import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseDoc } from '../../shared/api/cases.ts';
import type { CaseId } from '../../shared/ids.ts';
import { api } from '../app/api.ts';
import { keyOf } from '../app/query.ts';
import { PartState } from '../customers/page-state.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { CausesDialog } from './causes-dialog.tsx';
import { openingOf } from './opening-of.ts';

/** Why a case is there, for a place that knows no more of it than its id. */
export function CaseCauses({ caseId, onClose }: { caseId: CaseId; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.case(caseId),
    queryFn: () => api.cases.get({ id: caseId }),
  });
  const version = data && openingOf(data as CaseDoc)?.version;
  if (version) return <CausesDialog version={version} onClose={onClose} />;
  return (
    <Dialog opened onClose={onClose} title={t('cause.title')} closeLabel={t('common.close')}>
      {data ? <EmptyState>{t('cause.none')}</EmptyState> : <PartState error={error} onRetry={() => void refetch()} />}
    </Dialog>
  );
}
