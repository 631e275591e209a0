import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import styles from './access.module.css';

/** Shown once: each signs in once where the authenticator is lost. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className={styles.part}>
      <p role="status">{t('access.recovery.lead')}</p>
      <ul className={styles.codes} aria-label={t('access.recovery.title')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button size="form" onClick={onKept}>
          {t('access.recovery.kept')}
        </Button>
        <Button size="form" onClick={copy}>
          {t('access.recovery.copy')}
        </Button>
        {copied !== null && (
          <span role="status">{t(copied ? 'access.recovery.copied' : 'access.recovery.notCopied')}</span>
        )}
      </div>
    </div>
  );
}
