import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/reader.tsx';
import { useNow } from '../ui/clock.tsx';
import { SavedMark } from '../ui/saved-mark.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './workbench.module.css';

/** Whether this is a draft, who kept it last and when, and which version answers calls meanwhile. */
export function DraftState() {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const { page, saving } = useEditing();
  const { draft, publishedVersion: version } = page;
  const since = page.versions.find((one) => one.version === version)?.publishedAt;
  const isDraft = draft !== null || saving.kind !== 'saved';
  return (
    <p className={styles.state}>
      {isDraft && <span className={styles.draft}>{t('flow.draft', { version: version + 1 })}</span>}
      {draft && <span>{t('flow.draft.by', { who: draft.savedBy.name ?? t('flow.somebody') })}</span>}
      {isDraft && (
        <span className={styles.saved}>
          {saving.kind === 'saved' && draft ? (
            <SavedMark
              word={t('common.saved', {
                time: formats.isSameDay(draft.savedAt, now)
                  ? formats.timeWithSeconds(draft.savedAt)
                  : formats.whenExactly(draft.savedAt, now),
              })}
            />
          ) : (
            <SavedMark busy word={t(saving.kind === 'saving' ? 'common.saving' : 'common.notSaved')} />
          )}
        </span>
      )}
      <span className={styles.answers} data-answers={version > 0 ? '' : undefined}>
        {version > 0 && since !== undefined
          ? t('flow.answers', { version, since: formats.day(since) })
          : t('flow.answersNone')}
      </span>
    </p>
  );
}
