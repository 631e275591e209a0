import { useTranslation } from 'react-i18next';
import type { SystemReport } from '../../shared/api/system.ts';
import { useFormats } from '../app/reader.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { FailedBackup } from './failed-backup.tsx';
import styles from './system.module.css';

/** The last complete set and how far the log has left the server since. */
export function BackupFacts({ report }: { report: SystemReport }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { isOn, last, handedOverAt } = report.backup;
  const facts: Fact[] = [];
  if (last) {
    const missing = last.recordingsMissing ?? 0;
    facts.push(
      { key: 'last', label: t('system.backup.last'), value: formats.whenExactly(last.finishedAt, report.at) },
      {
        key: 'size',
        label: t('system.backup.size'),
        value: formats.size(last.bytes ?? 0),
      },
      { key: 'recordings', label: t('system.backup.recordings'), value: formats.number(last.recordings ?? 0) },
      {
        key: 'missing',
        label: t('system.backup.missing'),
        value: formats.number(missing),
        tone: missing > 0 ? 'bad' : 'plain',
      },
    );
  }
  if (handedOverAt)
    facts.push({
      key: 'handedOver',
      label: t('system.backup.handedOver'),
      value: formats.fromNow(handedOverAt, report.at),
    });
  return (
    <>
      <FailedBackup report={report} />
      {!last && <EmptyState>{t(isOn ? 'system.backup.none' : 'system.backup.off')}</EmptyState>}
      {facts.length > 0 && (
        <div className={styles.facts}>
          <Facts facts={facts} />
        </div>
      )}
    </>
  );
}
