import { useTranslation } from 'react-i18next';
import type { FieldChange } from './changes-of.ts';
import styles from './form.module.css';

/** Field by field: what goes, struck through, and what comes. */
export function ChangeLines({ changes }: { changes: readonly FieldChange[] }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.changes}>
      {changes.map(({ key, gone, come }) => (
        <div key={key}>
          <dt>{t(`admin.field.${key}`)}</dt>
          <dd>
            {gone.length > 0 && (
              <del>
                <span className="visually-hidden">{t('admin.was')} </span>
                {gone.join(', ')}
              </del>
            )}
            {gone.length > 0 && come.length > 0 && <span aria-hidden="true"> → </span>}
            {come.length > 0 && (
              <ins>
                <span className="visually-hidden">{t('admin.is')} </span>
                {come.join(', ')}
              </ins>
            )}
            {gone.length === 0 && come.length === 0 && t('admin.reordered')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
