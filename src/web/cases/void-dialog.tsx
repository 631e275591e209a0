import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftSubject } from '../../shared/api/interactions.ts';
import { useDraft } from '../app/use-draft.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NoteField } from '../ui/note-field.tsx';
import styles from './case.module.css';

/** Asks for the reason, without which nothing is voided. `onVoid` answers whether it was done. */
export function VoidDialog({
  of,
  title,
  hint,
  opened,
  onClose,
  onVoid,
}: {
  /** What is voided: the reason is kept with it as it is typed. */
  of: DraftSubject;
  title: string;
  /** For what it is meant. */
  hint?: string;
  opened: boolean;
  onClose: () => void;
  onVoid: (reason: string) => Promise<boolean>;
}) {
  const { t } = useTranslation();
  const draft = useDraft(of, 'void-reason');
  const reason = draft.value;
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
        readOnly={!draft.isLoaded}
        onChange={(event) => draft.change(event.currentTarget.value)}
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
