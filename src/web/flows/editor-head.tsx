import { Braces, ClipboardPaste, Redo2, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowPage } from '../../shared/api/flows.ts';
import { api } from '../app/api.ts';
import { useAct } from '../app/toasts.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { useEditing } from './editor-context.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { PublishButton } from './publish-button.tsx';
import { DraftState } from './draft-state.tsx';
import { useCopyJson } from './use-copy-json.ts';
import { VersionsDialog } from './versions-dialog.tsx';
import styles from './workbench.module.css';

type Opened = 'compare' | 'versions' | 'paste' | null;

/** What flow this is, what of it answers calls, what is only drawn, and what can be done with the whole of it. */
export function EditorHead() {
  const { t } = useTranslation();
  const { page, draft, change } = useEditing();
  const [opened, setOpened] = useState<Opened>(null);
  const close = (): void => setOpened(null);
  const version = page.publishedVersion;
  return (
    <header className={styles.head}>
      <h1>{page.name}</h1>
      <DraftState />
      <div className={styles.acts}>
        <IconButton
          label={t('common.undo')}
          icon={<Icon of={Undo2} />}
          disabled={draft.past.length === 0}
          onClick={() => change({ kind: 'undo' })}
        />
        <IconButton
          label={t('flow.redo')}
          icon={<Icon of={Redo2} />}
          disabled={draft.future.length === 0}
          onClick={() => change({ kind: 'redo' })}
        />
        <MoreMenu onPaste={() => setOpened('paste')} />
        {version > 0 && (
          <>
            <Button onClick={() => setOpened('versions')}>{t('flow.versions')}</Button>
            <Button onClick={() => setOpened('compare')}>{t('flow.compareWith', { version })}</Button>
          </>
        )}
        <PublishButton />
      </div>
      <CompareDialog opened={opened === 'compare'} onClose={close} />
      <VersionsDialog opened={opened === 'versions'} onClose={close} />
      <PasteDialog opened={opened === 'paste'} onClose={close} />
    </header>
  );
}

function MoreMenu({ onPaste }: { onPaste: () => void }) {
  const { t } = useTranslation();
  const { page, definition, adopt, saver, saving } = useEditing();
  const copy = useCopyJson();
  const act = useAct();
  const drop = async (): Promise<void> => {
    const revision = saver.revision();
    if (revision === null) return;
    const next = await act(() => api.flows.dropDraft({ key: page.key, revision }));
    if (next) adopt(next as FlowPage);
  };
  const items = [
    { key: 'copy', label: t('flow.copy'), icon: <Icon of={Braces} />, onChoose: () => void copy(definition) },
    { key: 'paste', label: t('flow.paste'), icon: <Icon of={ClipboardPaste} />, onChoose: onPaste },
    {
      key: 'drop',
      label: t('flow.drop'),
      icon: <Icon of={Trash2} />,
      disabled: !page.draft || !page.published || saving.kind !== 'saved',
      onChoose: () => void drop(),
    },
  ];
  return <Menu trigger={<Button menu>{t('flow.more')}</Button>} groups={[{ key: 'file', items }]} align="end" />;
}
