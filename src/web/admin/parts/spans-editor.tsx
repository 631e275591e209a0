import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../../shared/config/calendar.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from '../form.module.css';

interface SpansEditorProps {
  /** Of what day, for whoever hears it. */
  day: string;
  spans: readonly Span[];
  onPut: (spans: Span[]) => void;
}

const nextSpan = (spans: readonly Span[]): Span => {
  const end = spans.at(-1)?.to;
  return end === undefined ? { from: '08:00', to: '17:00' } : { from: end, to: end < '22:00' ? '22:00' : '24:00' };
};

/** When a day is open, from and to; without a span it is closed. */
export function SpansEditor({ day, spans, onPut }: SpansEditorProps) {
  const { t } = useTranslation();
  const putAt = (at: number, change: Partial<Span>): void =>
    onPut(spans.map((span, nth) => (nth === at ? { ...span, ...change } : span)));
  return (
    <span className={styles.spans}>
      {spans.length === 0 && <span className={styles.unit}>{t('admin.say.closed')}</span>}
      {spans.map(({ from, to }, at) => (
        <span key={at} className={styles.span}>
          <TimeInput
            label={t('admin.span.from', { day })}
            value={from}
            onChange={(value) => putAt(at, { from: value })}
          />
          <span aria-hidden="true">–</span>
          <TimeInput label={t('admin.span.to', { day })} value={to} onChange={(value) => putAt(at, { to: value })} />
          <IconButton
            size="small"
            label={t('admin.span.remove', { day, from })}
            icon={<Icon of={X} size={14} />}
            onClick={() => onPut(spans.filter((_, nth) => nth !== at))}
          />
        </span>
      ))}
      <IconButton
        size="small"
        label={t('admin.span.add', { day })}
        icon={<Icon of={Plus} size={14} />}
        disabled={spans.length >= 6}
        onClick={() => onPut([...spans, nextSpan(spans)])}
      />
    </span>
  );
}

/** 8 is 08:00, 830 is 08:30: what people type is put into the form in which times are kept, once they leave the field. */
const asTime = (text: string): string => {
  const [, hours, minutes] = /^(\d{1,2})[:.]?(\d{2})?$/.exec(text.trim()) ?? [];
  return hours === undefined ? text : `${hours.padStart(2, '0')}:${minutes ?? '00'}`;
};

function TimeInput({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      aria-label={label}
      className={styles.time}
      value={value}
      maxLength={5}
      aria-invalid={/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(value) ? undefined : true}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => onChange(asTime(value))}
    />
  );
}
