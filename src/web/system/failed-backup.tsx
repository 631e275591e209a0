import { useTranslation } from 'react-i18next';
import type { SystemReport } from '../../shared/api/system.ts';
import { useFormats } from '../app/reader.tsx';
import { Triangle } from '../ui/facts.tsx';
import styles from './system.module.css';

/** Why the last try was none, and below it what the process said, for whoever looks further. */
export function FailedBackup({ report }: { report: SystemReport }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { failed } = report.backup;
  if (!failed?.why) return null;
  return (
    <div className={styles.failed}>
      <p>
        <Triangle />
        <strong>{t('system.backup.failed')}</strong> {formats.fromNow(failed.startedAt, report.at)}
      </p>
      <p>{t(`system.why.backup.${failed.why}`)}</p>
      <p className={styles.said} lang="en">
        {failed.failure}
      </p>
    </div>
  );
}
