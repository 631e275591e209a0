import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/reader.tsx';
import { Button } from '../ui/button.tsx';
import { SavedMark } from '../ui/saved-mark.tsx';
import { changesOf } from './changes-of.ts';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import { fieldsOf } from './noun-forms.ts';

/** How much is typed and does not apply yet, where it is kept, and the two ways on. */
export function SaveBar() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { noun, draft, page, isChanged, isBusy, drop, saving, speaker } = useForm();
  const count = changesOf(fieldsOf(noun), draft.base, draft.settings, speaker).length;
  return (
    <div className={styles.bar}>
      {isChanged ? (
        <>
          <strong className={styles.count}>{page ? t('admin.unapplied', { count }) : t('admin.unapplied.new')}</strong>
          <span className={styles.saved}>
            {saving.state === 'saved' && saving.savedAt !== null ? (
              <SavedMark word={t('admin.draftSaved', { time: formats.timeWithSeconds(saving.savedAt) })} />
            ) : (
              <SavedMark busy word={t('common.saving')} />
            )}
          </span>
        </>
      ) : (
        <span className={styles.saved}>{t(page ? 'admin.applied' : 'admin.nothingYet')}</span>
      )}
      <div className={styles.acts}>
        <Button size="form" disabled={!isChanged} onClick={drop}>
          {t('admin.discard')}
        </Button>
        <Button type="submit" size="form" variant="ink" disabled={!isChanged || isBusy || draft.clashes.length > 0}>
          {t(page ? 'admin.apply' : 'admin.create')}
        </Button>
      </div>
    </div>
  );
}
