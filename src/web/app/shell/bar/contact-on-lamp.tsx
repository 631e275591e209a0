import type { ReactNode } from 'react';
import styles from './contact-on-lamp.module.css';

/** What stands on a wide lamp: the contact in two lines, and the time with its right edge at 300. */
export function ContactOnLamp({ title, under, time }: { title: ReactNode; under: ReactNode; time: ReactNode }) {
  return (
    <div className={styles.contact}>
      <div className={styles.lines}>
        <div className={styles.title}>{title}</div>
        <div className={styles.under}>{under}</div>
      </div>
      <div className={styles.time}>{time}</div>
    </div>
  );
}

export function RecordingMark({ word }: { word: string }) {
  return <span className={styles.recording}>{word}</span>;
}
