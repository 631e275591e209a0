import { Grip, type LucideIcon, Mail, MessageSquare, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Lamp, type LampState } from '../../../ui/lamp.tsx';
import { SearchButton } from '../../../ui/search-field.tsx';
import { useKeys } from '../../keys.ts';
import { Bar } from './bar.tsx';
import styles from './ready-bar.module.css';
import { StateMenu, type StateMenuProps } from './state-menu.tsx';

export interface RestBarProps extends StateMenuProps {
  /** `ready`, `live` while chatting, `paused`, `offline`, `unreachable`. */
  lamp: LampState;
  /** What one is ready for: channel, its word, and how many of how many. */
  channels?: readonly { channel: 'phone' | 'chat' | 'email'; word: string; load?: string }[];
  /** Opens the palette; bound to Ctrl+K here. */
  onFind: () => void;
  onDialpad?: () => void;
  /** Before the dial pad: `Go ready`. */
  act?: ReactNode;
  status: ReactNode;
}

const glyphs: Record<'phone' | 'chat' | 'email', LucideIcon> = { phone: Phone, chat: MessageSquare, email: Mail };

/** The bar while no call is live: a lamp of 56 px, the state, the way to find or dial anything. */
export function ReadyBar({ lamp, channels, onFind, onDialpad, act, status, ...state }: RestBarProps) {
  const { t } = useTranslation();
  useKeys({ 'Ctrl+K': { act: onFind, label: t('keys.palette'), group: t('keys.group.everywhere') } });
  return (
    <Bar
      tone="rest"
      lamp={<Lamp state={lamp} word={state.word} size={56} />}
      left={
        <>
          <StateMenu {...state} />
          {channels && (
            <ul className={styles.channels}>
              {channels.map(({ channel, word, load }) => (
                <li key={channel} title={word}>
                  <Icon of={glyphs[channel]} />
                  <span className="visually-hidden">{word}</span>
                  {load}
                </li>
              ))}
            </ul>
          )}
        </>
      }
      middle={
        <>
          <div className={styles.find}>
            <SearchButton label={t('bar.find')} keys="Ctrl K" onOpen={onFind} />
          </div>
          <div className={styles.acts}>
            {act}
            {onDialpad && (
              <Button variant="quiet" size="bar" icon={<Icon of={Grip} />} onClick={onDialpad}>
                {t('bar.dialpad')}
              </Button>
            )}
          </div>
        </>
      }
      right={status}
    />
  );
}
