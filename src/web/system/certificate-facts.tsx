import { useTranslation } from 'react-i18next';
import type { SystemReport } from '../../shared/api/system.ts';
import { useFormats } from '../app/reader.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Facts } from '../ui/facts.tsx';
import styles from './system.module.css';

const tones = { ok: 'plain', soon: 'bad', over: 'bad' } as const;

/** What this node is known by: whoever is warned by a browser compares the fingerprint. */
export function CertificateFacts({ report: { certificate } }: { report: SystemReport }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!certificate) return <EmptyState>{t('system.certificate.none')}</EmptyState>;
  const { fingerprint, names, validUntil, isOwn, state } = certificate;
  return (
    <div className={styles.facts}>
      <Facts
        facts={[
          {
            key: 'whose',
            label: t('system.certificate.whose'),
            value: t(isOwn ? 'system.certificate.own' : 'system.certificate.named'),
          },
          {
            key: 'until',
            label: t(state === 'over' ? 'system.certificate.over' : 'system.certificate.until'),
            value: formats.date(validUntil),
            tone: tones[state],
          },
        ]}
      />
      <dl className={styles.long}>
        <dt>{t('system.certificate.names')}</dt>
        <dd>{names.join(', ')}</dd>
        <dt>{t('system.certificate.fingerprint')}</dt>
        <dd className={styles.fingerprint}>{fingerprint}</dd>
      </dl>
    </div>
  );
}
