import { Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/language.ts';
import { languageItems, ownNameOf } from '../app/language-items.tsx';
import { BellMark } from '../ui/bell-mark.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { BellBoard } from './bell-board.tsx';
import styles from './login-page.module.css';

export interface LoginFrameProps {
  title: string;
  /** Under the title: where one is, or what is to be done. */
  lead: ReactNode;
  language: Language;
  onLanguage: (language: Language) => void;
  foot?: ReactNode;
  children: ReactNode;
}

/** The board of lamps beside whatever is asked of somebody who is not in yet. */
export function LoginFrame({ title, lead, language, onLanguage, foot, children }: LoginFrameProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <BellBoard />
      <div className={styles.side}>
        <header className={styles.head}>
          <span className={styles.brand}>
            <BellMark /> {t('app.name')}
          </span>
          <Menu
            align="end"
            trigger={
              <Button variant="quiet" size="bar" icon={<Icon of={Languages} />} menu>
                {ownNameOf(language)}
              </Button>
            }
            groups={[{ key: 'languages', items: languageItems(language, onLanguage) }]}
          />
        </header>
        <main className={styles.main}>
          <h1>{title}</h1>
          <p className={styles.host}>{lead}</p>
          {children}
        </main>
        {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
      </div>
    </div>
  );
}
