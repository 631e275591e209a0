import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../shared/ids.ts';
import { api } from '../app/api.ts';
import { CustomerSearch } from '../customers/customer-search.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './case.module.css';
import { useCaseChange } from './use-case-change.ts';

/** Says whose case it is; its history moves along. */
export function AttachDialog({ caseId, opened, onClose }: { caseId: CaseId; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { change } = useCaseChange();
  const attach = async (customerId: Parameters<typeof api.cases.attachCustomer>[0]['customerId']): Promise<void> => {
    if (await change(() => api.cases.attachCustomer({ id: caseId, customerId }))) onClose();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('case.attach')} closeLabel={t('common.close')} size="wide">
      <p className={styles.explain}>{t('case.attach.explain')}</p>
      <div className={styles.attach}>
        <CustomerSearch empty={t('search.title')} onChoose={(hit) => void attach(hit.id)} />
      </div>
    </Dialog>
  );
}
