import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowPage } from '../../shared/api/flows.ts';
import { api } from '../app/api.ts';
import { useAct, useSay } from '../app/toasts.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NoteField } from '../ui/note-field.tsx';
import { DifferenceList } from './difference-list.tsx';
import { diffFlow, isSame } from './diff-flow.ts';
import styles from './dialogs.module.css';
import { useEditing } from './editor-context.tsx';
import { SeverityMark } from './problem-line.tsx';

/** Lets the draft answer calls. What is in the way of it is said beside the button, which waits until it is not. */
export function PublishButton() {
  const { t } = useTranslation();
  const { problems, page, definition, saving, saver, select } = useEditing();
  const [isOpen, setOpen] = useState(false);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const hasNothing =
    page.draft === null && saving.kind === 'saved' && (!page.published || isSame(diffFlow(page.published, definition)));
  const open = (): void => {
    saver.bring();
    setOpen(true);
  };
  return (
    <>
      {errors.length > 0 && (
        <button type="button" className={styles.errors} onClick={() => select(errors[0]!.step)}>
          <SeverityMark severity="error" />
          {t('flow.errors', { n: errors.length })}
        </button>
      )}
      <Button variant="ink" disabled={errors.length > 0 || hasNothing} onClick={open}>
        {t('flow.publish')}
      </Button>
      <Dialog
        opened={isOpen}
        onClose={() => setOpen(false)}
        closeLabel={t('common.close')}
        title={t('flow.publish.title', { version: page.publishedVersion + 1 })}
        size="wide"
      >
        <Publishing onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Publishing({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { page, definition, saving, saver, adopt } = useEditing();
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const act = useAct();
  const say = useSay();
  const publish = async (): Promise<void> => {
    const revision = saver.revision();
    if (revision === null) return;
    setBusy(true);
    const next = await act(() => api.flows.publish({ key: page.key, revision, note: note.trim() || null }));
    setBusy(false);
    if (!next) return;
    adopt(next as FlowPage);
    say({ title: t('flow.published', { version: (next as FlowPage).publishedVersion }) });
    onDone();
  };
  const isReady = saving.kind === 'saved' && saver.revision() !== null && !isBusy;
  return (
    <div className={styles.dialog}>
      <DifferenceList before={page.published} after={definition} />
      <NoteField
        label={t('flow.note')}
        hint={t('flow.note.hint')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className={styles.foot}>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
        <Button variant="ink" disabled={!isReady} onClick={() => void publish()}>
          {t('flow.publish.now')}
        </Button>
      </div>
    </div>
  );
}
