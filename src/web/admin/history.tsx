import { useTranslation } from 'react-i18next';
import type { ConfigChange, ConfigPage } from '../../shared/api/config.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { useAct } from '../app/toasts.tsx';
import { Button } from '../ui/button.tsx';
import { useNow } from '../ui/clock.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Section } from '../ui/section.tsx';
import { ChangeLines } from './change-lines.tsx';
import { changesOf } from './changes-of.ts';
import { keepPage } from './config-queries.ts';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import { fieldsOf } from './noun-forms.ts';

/** Who changed what, when and why, the newest first; each change can be undone. */
export function History({ page }: { page: ConfigPage }) {
  const { t } = useTranslation();
  return (
    <Section title={t('admin.history')}>
      {page.changes.length === 0 ? (
        <EmptyState>{t('admin.history.none')}</EmptyState>
      ) : (
        <ol className={styles.history}>
          {page.changes.map((change) => (
            <Change key={change.revision} change={change} page={page} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Change({ change, page }: { change: ConfigChange; page: ConfigPage }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const { noun, speaker } = useForm();
  const isChange = change.change === 'changed';
  return (
    <li>
      <p className={styles.when}>
        <time dateTime={change.at}>{formats.whenExactly(change.at, now)}</time>
        <span>{change.by.name ?? t('admin.somebody')}</span>
      </p>
      {isChange ? (
        <ChangeLines changes={changesOf(fieldsOf(noun), change.before, change.after, speaker)} />
      ) : (
        <p>{t(`admin.change.${change.change}`)}</p>
      )}
      {change.why !== null && <p className={styles.why}>„{change.why}“</p>}
      {isChange && <Undo change={change} page={page} />}
    </li>
  );
}

function Undo({ change, page }: { change: ConfigChange; page: ConfigPage }) {
  const { t } = useTranslation();
  const act = useAct();
  const { isChanged } = useForm();
  const { noun, key, revision, retiredAt } = page.item;
  const undo = async (): Promise<void> => {
    const next = await act(() => api.config.undo({ noun, key, change: change.revision, revision, why: null }));
    if (next) keepPage(next as ConfigPage);
  };
  return (
    <Button size="small" disabled={isChanged || retiredAt !== null} onClick={() => void undo()}>
      {t('admin.history.undo')}
    </Button>
  );
}
