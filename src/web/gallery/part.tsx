import type { ReactNode } from 'react';
import styles from './gallery.module.css';

export const Part = ({ name, flush, children }: { name: string; flush?: boolean; children: ReactNode }) => (
  <section>
    <h2>{name}</h2>
    <div className={flush ? styles.flush : styles.body}>{children}</div>
  </section>
);
