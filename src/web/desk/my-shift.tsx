import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-store.tsx';
import { useFormats } from '../app/reader.tsx';
import { StageSection } from '../ui/section.tsx';
import { ShiftLegend } from '../ui/shift-legend.tsx';
import { type ShiftPart, ShiftStrip } from '../ui/shift-strip.tsx';
import { useLedger } from './use-ledger.ts';

const hourMs = 3_600_000;
const shiftHours = 8;
const kinds: Record<string, ShiftPart['kind'] | undefined> = {
  ready: 'ready',
  reserved: 'ready',
  engaged: 'talk',
  wrapup: 'wrap',
  not_ready: 'pause',
};

/** My ledger of today as one strip, with the sums of each kind and what is promised still. */
export function MyShift() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { snapshot } = useDesk();
  const { spans, now } = useLedger();
  const parts = spans.flatMap(({ state, from, to }): ShiftPart[] => {
    const kind = kinds[state];
    return kind ? [{ from, to, kind }] : [];
  });
  const first = parts[0];
  if (!first) return null;
  const sum = (kind: ShiftPart['kind']): string =>
    formats.duration(
      parts.filter((part) => part.kind === kind).reduce((total, part) => total + part.to - part.from, 0),
    );
  const sums = { talk: sum('talk'), wrapUp: sum('wrap'), ready: sum('ready'), pauses: sum('pause') };
  const start = Math.floor(first.from / hourMs) * hourMs;
  const end = Math.max(start + shiftHours * hourMs, Math.ceil(now / hourMs) * hourMs);
  const hours = Array.from({ length: (end - start) / hourMs + 1 }, (_, nth) => start + nth * hourMs);
  const due = (snapshot?.callbacks ?? [])
    .filter(({ ownerId }) => ownerId !== null)
    .map(({ dueAt }) => Date.parse(dueAt));
  return (
    <StageSection
      lineless
      title={t('desk.shift.title')}
      aside={
        <ShiftLegend
          items={[
            { kind: 'talk', word: t('desk.shift.talk'), value: sums.talk },
            { kind: 'wrap', word: t('desk.shift.wrapUp'), value: sums.wrapUp },
            { kind: 'ready', word: t('desk.shift.ready'), value: sums.ready },
            { kind: 'pause', word: t('desk.shift.pauses'), value: sums.pauses },
          ]}
        />
      }
    >
      <ShiftStrip
        label={t('desk.shift.summary', sums)}
        from={start}
        to={end}
        now={now}
        nowWord={formats.time(now)}
        parts={parts}
        promises={due.filter((at) => at >= start && at <= end)}
        hours={hours.map((at) => ({ at, word: formats.hour(at) }))}
      />
    </StageSection>
  );
}
