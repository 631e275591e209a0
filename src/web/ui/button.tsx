import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';
import { KeyCap } from './key-cap.tsx';

export type ButtonVariant = 'ink' | 'outline' | 'quiet' | 'danger' | 'lamp-ink' | 'lamp-outline';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** `lamp-…` stand on a lit lamp: the bar while it rings. */
  variant?: ButtonVariant;
  /** 24 in a strip, 28 in a pane, 32 in the bar, 36 in forms, 44 at the login. */
  size?: 'small' | 'row' | 'bar' | 'form' | 'large';
  icon?: ReactNode;
  /** The key that does the same, as printed: F2, Ctrl ↵, R. */
  keys?: string;
  /** A chevron after the text: the button opens a menu. */
  menu?: boolean;
  wide?: boolean;
  /** Its words stand at the left and its key at the right, so that several under each other read as a list. */
  split?: boolean;
  /** Chosen among several: accent border on `selected`, never an ink fill. */
  chosen?: boolean;
  /** Looks chosen while its words say so: told as pressed, too, `Unmute` would mean the opposite. */
  lit?: boolean;
  children?: ReactNode;
}

/** One ink button a pane; the others are outlined or quiet. */
export function Button({
  variant = 'outline',
  size = 'row',
  icon,
  keys,
  menu,
  wide,
  split,
  chosen,
  lit,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-pressed={chosen}
      {...rest}
      className={styles.button}
      data-variant={variant}
      data-size={size}
      data-wide={wide ? '' : undefined}
      data-lit={lit ? '' : undefined}
      data-split={split ? '' : undefined}
    >
      {icon}
      {children !== undefined && <span className={styles.text}>{children}</span>}
      {keys !== undefined && <KeyCap keys={keys} />}
      {menu && <Chevron />}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** What it does, said and shown on hovering. */
  label: string;
  icon: ReactNode;
  variant?: 'outline' | 'quiet';
  size?: 'row' | 'bar' | 'small';
}

export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size = 'row',
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      {...rest}
      className={styles.button}
      data-variant={variant}
      data-size={size}
      data-icon=""
    >
      {icon}
    </button>
  );
}

/** An act that reads as a link: `Starší, 61 záznamů`. */
export function TextButton({
  quiet,
  strong,
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { quiet?: boolean; strong?: boolean }) {
  return (
    <button
      type={type}
      {...rest}
      className={styles.textual}
      data-quiet={quiet ? '' : undefined}
      data-strong={strong ? '' : undefined}
    />
  );
}

export function Chevron() {
  return (
    <svg className={styles.chevron} viewBox="0 0 16 16" aria-hidden="true">
      <path d="m4 6 4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}
