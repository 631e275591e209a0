import { Search } from 'lucide-react';
import type { InputHTMLAttributes, Ref } from 'react';
import { Icon } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import styles from './search-field.module.css';

export interface SearchFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  /** Its name and, where no other is given, its placeholder. */
  label: string;
  /** The key that brings the focus here. */
  keys?: string;
  /** On `canvas` with a soft line: the bar's field and filters; else it looks like any field. */
  soft?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function SearchField({ label, keys, soft, ref, ...rest }: SearchFieldProps) {
  return (
    <div className={styles.search} data-soft={soft ? '' : undefined}>
      <Icon of={Search} />
      <input ref={ref} type="search" aria-label={label} placeholder={label} {...rest} />
      {keys !== undefined && <KeyCap keys={keys} />}
    </div>
  );
}

/** Looks like the search field and opens the palette, where the search really is. */
export function SearchButton({ label, keys, onOpen }: { label: string; keys?: string; onOpen: () => void }) {
  return (
    <button type="button" className={styles.search} data-soft="" onClick={onOpen}>
      <Icon of={Search} />
      <span className={styles.label}>{label}</span>
      {keys !== undefined && <KeyCap keys={keys} />}
    </button>
  );
}
