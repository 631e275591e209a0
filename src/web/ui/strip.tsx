import type { ReactNode } from 'react';
import styles from './strip.module.css';

export interface StripProps {
  /** `warn` has the tint of something to decide, `bad` is announced at once. */
  tone?: 'plain' | 'good' | 'warn' | 'bad';
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  aside?: ReactNode;
  /** Shorter, under the bar: offline, telephony away, a new version. */
  thin?: boolean;
}

/** A line across the stage: who the caller is, what is the matter and what was kept. */
export function Strip({ tone = 'plain', icon, title, children, aside, thin }: StripProps) {
  return (
    <div
      className={styles.strip}
      data-tone={tone}
      data-thin={thin ? '' : undefined}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      {icon}
      <strong>{title}</strong>
      {children !== undefined && <span className={styles.text}>{children}</span>}
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
    </div>
  );
}
