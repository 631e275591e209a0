import { Bell, Headphones } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/avatar.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Menu, type MenuProps } from '../../../ui/menu.tsx';
import styles from './bar-status.module.css';

export interface BarStatusProps {
  /** The line to the server and its sound; null while nothing is measured. */
  quality: { level: 'good' | 'fair' | 'poor'; latencyMs: number } | null;
  headset?: string | null;
  /** The bell is there where notices are. */
  notices?: { count: number; onOpen: () => void };
  agent: string;
  /** Language, appearance, keys, sign out. */
  account: MenuProps['groups'];
  /** In a call only initials and no headset: room for the next state, which stands at the left. */
  short?: boolean;
  next?: ReactNode;
}

/** The right end of the bar: line, headset, notices, account. */
export function BarStatus({ quality, headset, notices, agent, account, short, next }: BarStatusProps) {
  const { t } = useTranslation();
  return (
    <>
      {next}
      <div className={styles.status}>
        {quality && (
          <span className={styles.item} title={t(`bar.quality.${quality.level}`)} data-level={quality.level}>
            <SignalBars level={quality.level} />
            <span className="visually-hidden">{t(`bar.quality.${quality.level}`)}</span>
            {t('bar.latency', { ms: quality.latencyMs })}
          </span>
        )}
        {headset !== undefined && headset !== null && !short && (
          <span className={styles.item} title={t('bar.headset')}>
            <Icon of={Headphones} />
            <span className={styles.headset}>{headset}</span>
          </span>
        )}
        {notices && (
          <button
            type="button"
            className={styles.button}
            aria-label={t('bar.notices', { n: notices.count })}
            title={t('bar.notices', { n: notices.count })}
            onClick={notices.onOpen}
          >
            <Icon of={Bell} />
            {notices.count > 0 && <span className={styles.count}>{notices.count}</span>}
          </button>
        )}
        <Menu
          align="end"
          groups={account}
          trigger={
            <button
              type="button"
              className={styles.button}
              aria-label={t('account.menu', { name: agent })}
              title={agent}
            >
              <Avatar name={agent} size={24} />
              {!short && <span className={styles.name}>{agent}</span>}
            </button>
          }
        />
      </div>
    </>
  );
}

const heights = [4, 7, 10] as const;
const lit = { good: 3, fair: 2, poor: 1 } as const;

function SignalBars({ level }: { level: 'good' | 'fair' | 'poor' }) {
  return (
    <svg className={styles.bars} viewBox="0 0 12 12" aria-hidden="true">
      {heights.map((height, nth) => (
        <rect
          key={height}
          x={nth * 4 + 0.5}
          y={11.6 - height}
          width="2.5"
          height={height}
          data-lit={nth < lit[level] ? '' : undefined}
        />
      ))}
    </svg>
  );
}
