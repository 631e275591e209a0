import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NoteField } from '../ui/note-field.tsx';
import styles from './case.module.css';

/** Asks for the reason, without which nothing is voided. `onVoid` answers whether it was done. */
export function VoidDialog({
  title,
  hint,
  opened,
  onClose,
  onVoid,
}: {
  title: string;
  /** For what it is meant. */
  hint?: string;
  opened: boolean;
  onClose: () => void;
  onVoid: (reason: string) => Promise<boolean>;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const confirm = async (): Promise<void> => {
    if (reason.trim() === '') return setMissing(true);
    if (await onVoid(reason.trim())) onClose();
  };
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      closeLabel={t('common.close')}
      foot={
        <>
          <Button size="form" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button size="form" variant="danger" onClick={() => void confirm()}>
            {t('void.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles.explain}>{[hint, t('void.explain')].filter(Boolean).join(' ')}</p>
      <NoteField
        label={t('void.reason')}
        required
        aria-invalid={isMissing && reason.trim() === '' ? true : undefined}
        maxLength={500}
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
      {isMissing && reason.trim() === '' && (
        <p role="alert" className={styles.missing}>
          {t('error.reason-required')}
        </p>
      )}
    </Dialog>
  );
}
