import { Headphones, Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/language.ts';
import { languageItems, ownNameOf } from '../app/language-items.tsx';
import { BellMark } from '../ui/bell-mark.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { BellBoard } from './bell-board.tsx';
import { LoginForm, type LoginFormProps } from './login-form.tsx';
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

export function LoginPage({
  firm,
  host,
  version,
  health,
  language,
  onLanguage,
  onCheck,
  demo,
  ...form
}: LoginPageProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <BellBoard />
      <div className={styles.side}>
        <header className={styles.head}>
          <span className={styles.brand}>
            <BellMark /> {t('app.name')}
          </span>
          <LanguageMenu language={language} onLanguage={onLanguage} />
        </header>
        <main className={styles.main}>
          <h1>{firm === null ? t('login.title') : t('login.titleTo', { firm })}</h1>
          <p className={styles.host}>{host}</p>
          <LoginForm {...form} />
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
        </main>
        <footer className={styles.foot}>
          <span className={styles.health} data-health={health} role="status">
            {t(healthWord[health])}
          </span>
          <span>{t('login.version', { version })}</span>
        </footer>
      </div>
    </div>
  );
}

function LanguageMenu({ language, onLanguage }: Pick<LoginPageProps, 'language' | 'onLanguage'>) {
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" size="bar" icon={<Icon of={Languages} />} menu>
          {ownNameOf(language)}
        </Button>
      }
      groups={[{ key: 'languages', items: languageItems(language, onLanguage) }]}
    />
  );
}
