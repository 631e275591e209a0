import { Headphones } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/language.ts';
import { Icon } from '../ui/icon.tsx';
import { CodeForm } from './code-form.tsx';
import { LoginForm, type LoginFormProps } from './login-form.tsx';
import { LoginFrame } from './login-frame.tsx';
import styles from './login-page.module.css';

export interface LoginPageProps extends LoginFormProps {
  /** Null while the server has not told whose it is. */
  firm: string | null;
  host: string;
  version: string;
  /** `asked` until the first answer or failure. */
  health: 'ok' | 'degraded' | 'starting' | 'standby' | 'unreachable' | 'asked';
  language: Language;
  onLanguage: (language: Language) => void;
  onCheck: () => void;
  /** The password was right, and a code is asked for, too. */
  onCode?: ((code: string) => void) | undefined;
  /** Under the form: the demo's accounts. */
  demo?: ReactNode;
}

const healthWord = {
  ok: 'login.running',
  degraded: 'login.degraded',
  starting: 'login.starting',
  standby: 'login.standby',
  unreachable: 'login.unreachable',
  asked: 'common.loading',
} as const;

export function LoginPage(props: LoginPageProps) {
  const { firm, host, version, health, language, onLanguage, onCheck, onCode, demo, ...form } = props;
  const { t } = useTranslation();
  return (
    <LoginFrame
      title={firm === null ? t('login.title') : t('login.titleTo', { firm })}
      lead={host}
      language={language}
      onLanguage={onLanguage}
      foot={
        <>
          <span className={styles.health} data-health={health} role="status">
            {t(healthWord[health])}
          </span>
          <span>{t('login.version', { version })}</span>
        </>
      }
    >
      {onCode ? <CodeForm onSubmit={onCode} busy={form.busy} error={form.error} /> : <LoginForm {...form} />}
      {demo}
      <div className={styles.check}>
        <Icon of={Headphones} size={20} />
        <div>
          <button type="button" onClick={onCheck}>
            {t('login.check')}
          </button>
          <p>{t('login.check.hint')}</p>
        </div>
      </div>
    </LoginFrame>
  );
}
