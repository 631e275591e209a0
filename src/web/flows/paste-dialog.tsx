import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NoteField } from '../ui/note-field.tsx';
import styles from './dialogs.module.css';
import { useEditing } from './editor-context.tsx';

/** A flow from a file or from another Zvon takes the place of what is drawn; undo brings it back. */
export function PasteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} closeLabel={t('common.close')} title={t('flow.paste')} size="wide">
      <Pasting onDone={onClose} />
    </Dialog>
  );
}

function Pasting({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { change, select } = useEditing();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const take = async (): Promise<void> => {
    // The schemas weigh more than the editor, and only whoever pastes needs them.
    const { readFlowJson } = await import('./read-flow-json.ts');
    const read = readFlowJson(text);
    if ('fault' in read) return setFault(read.fault);
    change({ kind: 'replace', definition: read.definition });
    select(read.definition.start);
    onDone();
  };
  return (
    <div className={styles.dialog}>
      <NoteField
        label={t('flow.paste.label')}
        hint={t('flow.paste.hint')}
        rows={12}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {fault !== null && (
        <p role="alert" className={styles.fault}>
          {t('flow.paste.fault', { where: fault })}
        </p>
      )}
      <div className={styles.foot}>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
        <Button variant="ink" disabled={text.trim() === ''} onClick={() => void take()}>
          {t('flow.paste.now')}
        </Button>
      </div>
    </div>
  );
}
