import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigPage } from '../../shared/api/config.ts';
import { api } from '../app/api.ts';
import { useAct } from '../app/toasts.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { Field } from '../ui/field.tsx';
import { keepPage } from './config-queries.ts';
import styles from './form.module.css';
import { UseList } from './use-list.tsx';

interface RetireDialogProps {
  page: ConfigPage;
  opened: boolean;
  onClose: () => void;
}

/** Nothing is destroyed: it goes out of use, once nothing names it any more. */
export function RetireDialog({ page, opened, onClose }: RetireDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      closeLabel={t('common.close')}
      title={t('admin.retire.title', { name: page.item.name })}
    >
      {page.uses.length > 0 ? (
        <div className={styles.dialog}>
          <p>{t('admin.retire.used')}</p>
          <UseList uses={page.uses} />
        </div>
      ) : (
        <Confirm page={page} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Confirm({ page, onClose }: Omit<RetireDialogProps, 'opened'>) {
  const { t } = useTranslation();
  const act = useAct();
  const [why, setWhy] = useState('');
  const { noun, key, revision } = page.item;
  const retire = async (): Promise<void> => {
    const next = await act(() => api.config.retire({ noun, key, revision, why: why.trim() || null }));
    if (!next) return;
    onClose();
    keepPage(next as ConfigPage);
  };
  return (
    <DialogForm submitWord={t('admin.retire.now')} onSubmit={retire} onCancel={onClose}>
      <p>{t('admin.retire.means')}</p>
      <Field
        label={t('admin.why')}
        value={why}
        maxLength={500}
        data-autofocus
        onChange={(event) => setWhy(event.target.value)}
      />
    </DialogForm>
  );
}
