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
  const [copying, setCopying] = useState<'no' | 'done' | 'refused'>('no');
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
    try {
      await navigator.clipboard.writeText(told());
      setCopying('done');
    } catch {
      // The browser may refuse, and outside https it has no clipboard: the text is shown, to be taken by hand.
      setCopying('refused');
    }
  };
  return (
    <div className={styles.copy}>
      <Button size="form" icon={<Icon of={copying === 'done' ? CheckMark : Copy} />} onClick={() => void copy()}>
        {t(copying === 'done' ? 'common.copied' : 'doctor.copy')}
      </Button>
      <span>{t(copying === 'refused' ? 'doctor.copyRefused' : 'doctor.copyHint')}</span>
      {copying === 'refused' && <pre>{told()}</pre>}
    </div>
  );
}
