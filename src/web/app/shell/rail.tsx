import type { LucideIcon } from 'lucide-react';
import type { MouseEvent } from 'react';
import { Badge } from '../../ui/tag.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './rail.module.css';

export interface RailItem {
  key: string;
  label: string;
  icon: LucideIcon;
  href: string;
  /** Work that waits there, with the words for it. */
  waiting?: { count: number; word: string };
}

export interface RailProps {
  items: readonly RailItem[];
  /** At the foot: help and settings. */
  foot: readonly RailItem[];
  active: string | null;
  onGo: (item: RailItem) => void;
}

export function Rail({ items, foot, active, onGo }: RailProps) {
  return (
    <div className={styles.rail}>
      <ul>
        {items.map((item) => (
          <RailLink key={item.key} item={item} isActive={item.key === active} onGo={onGo} />
        ))}
      </ul>
      <ul>
        {foot.map((item) => (
          <RailLink key={item.key} item={item} isActive={item.key === active} onGo={onGo} />
        ))}
      </ul>
    </div>
  );
}

function RailLink({ item, isActive, onGo }: { item: RailItem; isActive: boolean; onGo: (item: RailItem) => void }) {
  const go = (event: MouseEvent): void => {
    // A new tab or window is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onGo(item);
  };
  return (
    <li>
      <a
        href={item.href}
        className={styles.link}
        title={item.label}
        aria-current={isActive ? 'page' : undefined}
        onClick={go}
      >
        <Icon of={item.icon} size={20} />
        <span className="visually-hidden">{item.label}</span>
        {item.waiting !== undefined && item.waiting.count > 0 && (
          <span className={styles.badge}>
            <Badge count={item.waiting.count} word={item.waiting.word} />
          </span>
        )}
      </a>
    </li>
  );
}
