import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../shared/api/interactions.ts';
import type { CaseId } from '../../../shared/ids.ts';
import { useFormats } from '../../app/reader.tsx';
import { undoneReason } from '../../cases/undone-reason.ts';
import { useNow } from '../../ui/clock.tsx';
import type { TimelineItem } from '../../ui/timeline.tsx';
import { isGoingOn, TimelineGlyph } from './timeline-glyph.tsx';

const durations = ['waitedMs', 'idleMs'] as const;
const moments = ['until', 'at'] as const;

/** What the server tells of an entry, formatted for this reader: durations, moments and statuses come raw. */
export function useEntryWords(): (said: TimelineEntry['text']) => string {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  /** A prompt of the tenant's own, for which there are no words, is called as its flow calls it. */
  const heard = (prompt: string): string => {
    const key = `timeline.prompt.${prompt.startsWith('position-') ? 'position' : prompt}`;
    return i18n.exists(key) ? t(key) : prompt;
  };
  const promised = (at: string | number): string => formats.whenExactly(at, now);
  return ({ key, args }) => {
    const ready: Record<string, string | number> = { agent: '', ...args };
    for (const name of durations) if (args[name] !== undefined) ready[name] = formats.duration(Number(args[name]));
    for (const name of moments) if (args[name] !== undefined) ready[name] = momentOf(args[name], formats.time);
    if (args.due !== undefined) ready.due = momentOf(args.due, promised);
    if (args.from !== undefined && /^\+\d+$/.test(String(args.from))) ready.from = formats.phone(String(args.from));
    if (args.to !== undefined) ready.to = formats.phone(String(args.to).replace(/^(?=\d{9,}$)/, '+'));
    if (args.prompt !== undefined) ready.prompt = heard(String(args.prompt));
    if (args.language !== undefined) ready.language = formats.languageName(String(args.language));
    if (args.reason === undoneReason) ready.reason = t('void.undone');
    if (args.number !== undefined) ready.number = formats.phone(String(args.number));
    return t(key, ready).replace(/ · $/, '');
  };
}

const momentOf = (value: string | number, written: (at: string | number) => string): string => {
  const at = typeof value === 'number' || /^\d+$/.test(value) ? Number(value) : value;
  return Number.isNaN(new Date(at).getTime()) ? String(value) : written(at);
};

/** Entries of any timeline as its items: one glyph, one line, what belongs to it in grey. */
export function useTimelineItems(entries: readonly TimelineEntry[], timeOf?: (at: string) => string): TimelineItem[] {
  const formats = useFormats();
  const words = useEntryWords();
  const now = useNow(60_000);
  return entries.map((entry, nth) => ({
    key: `${entry.version ?? entry.at} ${nth}`,
    time: timeOf?.(entry.at) ?? formats.when(entry.at, now),
    glyph: <TimelineGlyph entry={entry} />,
    strong: isGoingOn(entry),
    text: <EntryText entry={entry} words={words(entry.text)} />,
    detail: entry.detail ? words(entry.detail) : undefined,
  }));
}

function EntryText({ entry, words }: { entry: TimelineEntry; words: string }) {
  if (entry.caseId && entry.kind === 'case') return <CaseWords id={entry.caseId} no={entry.caseNo} words={words} />;
  if (entry.interactionId && entry.kind === 'interaction')
    return (
      <Link to="/desk/i/$interaction" params={{ interaction: entry.interactionId }}>
        {words}
      </Link>
    );
  return <>{words}</>;
}

/** The number of the case leads to it; the words about it are words. */
function CaseWords({ id, no, words }: { id: CaseId; no: number | null; words: string }) {
  const number = no === null ? '' : String(no);
  const at = number === '' ? -1 : words.indexOf(number);
  const link = (text: string, isNumber: boolean) => (
    <Link to="/cases/$case" params={{ case: id }} data-number={isNumber ? '' : undefined}>
      {text}
    </Link>
  );
  if (at === -1) return link(words, false);
  return (
    <>
      {words.slice(0, at)}
      {link(number, true)}
      {words.slice(at + number.length)}
    </>
  );
}
