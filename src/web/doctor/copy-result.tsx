import { Check as CheckMark, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Check } from './check.ts';
import styles from './doctor.module.css';

/** The checks as text, with the browser they were made in. */
export function CopyResult({ checks }: { checks: readonly { key: string; check: Check }[] }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const told = (): string =>
    [
      `${location.host}, ${new Date().toISOString()}`,
      navigator.userAgent,
      ...checks.map(({ key, check }) => {
        const said = check.said ? ` – ${t(check.said.key, check.said.args)}` : '';
        return `${t(`doctor.${key}`)}: ${t(`doctor.state.${check.state}`)}${said}`;
      }),
    ].join('\n');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(told());
    setCopied(true);
  };
  return (
    <div className={styles.copy}>
      <Button size="form" icon={<Icon of={isCopied ? CheckMark : Copy} />} onClick={() => void copy()}>
        {t(isCopied ? 'common.copied' : 'doctor.copy')}
      </Button>
      <span>{t('doctor.copyHint')}</span>
    </div>
  );
}
