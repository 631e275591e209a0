import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowPage } from '../../shared/api/flows.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { useAct } from '../app/toasts.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Strip } from '../ui/strip.tsx';
import { useEditing } from './editor-context.tsx';
import { useCopyJson } from './use-copy-json.ts';
import styles from './workbench.module.css';

/** Why what is drawn is not on the server, where that needs a decision: nothing is written over by itself. */
export function ConflictStrip() {
  const { t } = useTranslation();
  const { saving } = useEditing();
  if (saving.kind === 'conflict') return <Conflict />;
  if (saving.kind !== 'refused') return null;
  return (
    <div className={styles.strip}>
      <Strip tone="bad" icon={<Icon of={CircleAlert} />} title={t('flow.refused')}>
        {t(`error.${saving.code}`)}
      </Strip>
    </div>
  );
}

/** Somebody else saved meanwhile. What is mine stays on the screen, and within reach of undo if theirs is loaded. */
function Conflict() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { page, definition, adopt, saver } = useEditing();
  const [theirs, setTheirs] = useState<FlowPage | null>(null);
  const [isSure, setSure] = useState(false);
  const act = useAct();
  const copy = useCopyJson();
  useEffect(() => {
    void act(() => api.flows.get({ key: page.key }).then((now) => setTheirs(now as FlowPage)));
  }, [act, page.key]);
  const keepMine = (): void => {
    if (!theirs) return;
    if (isSure) saver.saveOver(theirs.draft?.revision ?? null, definition);
    setSure(true);
  };
  const who = theirs?.draft?.savedBy.name ?? t('flow.somebody');
  const at = theirs?.draft ? formats.timeWithSeconds(theirs.draft.savedAt) : '';
  return (
    <div className={styles.strip}>
      <Strip
        tone="bad"
        icon={<Icon of={CircleAlert} />}
        title={theirs && !theirs.draft ? t('flow.conflict.gone') : t('flow.conflict', { who, at })}
        aside={
          <>
            <Button disabled={!theirs} onClick={() => theirs && adopt(theirs)}>
              {t('flow.conflict.theirs')}
            </Button>
            <Button variant={isSure ? 'danger' : 'outline'} disabled={!theirs} onClick={keepMine}>
              {t(isSure ? 'flow.conflict.sure' : 'flow.conflict.mine')}
            </Button>
            <Button onClick={() => void copy(definition)}>{t('flow.copy')}</Button>
          </>
        }
      >
        {t('flow.conflict.hint')}
      </Strip>
    </div>
  );
}
