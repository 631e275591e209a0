import { CircleAlert, CircleCheck } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { TextButton } from './button.tsx';
import { useNow } from './clock.tsx';
import { Icon } from './icon.tsx';
import styles from './toast.module.css';

export interface ToastProps {
  title: string;
  detail?: string;
  tone?: 'done' | 'bad';
  /** When it goes by itself, in the server's milliseconds; undo is offered until then. */
  until?: number;
  undo?: { label: string; onUndo: () => void };
  /** `Open`, and `Why?` at the right end. */
  open?: { label: string; onOpen: () => void };
  why?: { label: string; onWhy: () => void };
  onGone: () => void;
  children?: ReactNode;
}

/** What was just done. It stands in a room of its own, never over anything, and takes no focus. */
export function Toast({ title, detail, tone = 'done', until, undo, open, why, onGone, children }: ToastProps) {
  const now = useNow();
  const left = until === undefined ? null : Math.max(0, Math.ceil((until - now) / 1_000));
  useEffect(() => {
    if (left === 0) onGone();
  }, [left, onGone]);
  return (
    <div className={styles.toast} role={tone === 'bad' ? 'alert' : 'status'} data-tone={tone}>
      <Icon of={tone === 'bad' ? CircleAlert : CircleCheck} />
      <div className={styles.said}>
        <strong>{title}</strong>
        {detail !== undefined && <p>{detail}</p>}
        {children}
        <div className={styles.acts}>
          {undo && (
            <span className={styles.undo}>
              <TextButton strong onClick={undo.onUndo}>
                {undo.label}
              </TextButton>
              {left !== null && <span aria-hidden="true">{left} s</span>}
            </span>
          )}
          {open && (
            <TextButton strong onClick={open.onOpen}>
              {open.label}
            </TextButton>
          )}
          {why && (
            <TextButton quiet onClick={why.onWhy}>
              {why.label}
            </TextButton>
          )}
        </div>
      </div>
    </div>
  );
}
