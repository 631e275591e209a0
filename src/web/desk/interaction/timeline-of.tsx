import { Link } from '@tanstack/react-router';
import {
  Briefcase,
  CircleCheck,
  Mail,
  MessageSquare,
  Phone,
  PhoneIncoming,
  PhoneMissed,
  PhoneOutgoing,
  Play,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../shared/api/interactions.ts';
import { useFormats } from '../../app/reader.tsx';
import { undoneReason } from '../../cases/undone-reason.ts';
import { useNow } from '../../ui/clock.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type TimelineItem, TimelineMark } from '../../ui/timeline.tsx';

const glyphs: Record<string, LucideIcon> = {
  'call-in': PhoneIncoming,
  'call-missed': PhoneMissed,
  'call-out': PhoneOutgoing,
  call: Phone,
  email: Mail,
  chat: MessageSquare,
  case: Briefcase,
  resolved: CircleCheck,
  recording: Play,
};

const durations = ['waitedMs', 'idleMs'] as const;
const moments = ['until', 'at'] as const;

/** What the server tells of an entry, formatted for this reader: durations, moments and statuses come raw. */
export function useEntryWords(): (said: TimelineEntry['text']) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const promised = (at: string | number): string => formats.whenExactly(at, now);
  return ({ key, args }) => {
    const ready: Record<string, string | number> = { agent: '', ...args };
    for (const name of durations) if (args[name] !== undefined) ready[name] = formats.duration(Number(args[name]));
    for (const name of moments) if (args[name] !== undefined) ready[name] = momentOf(args[name], formats.time);
    if (args.due !== undefined) ready.due = momentOf(args.due, promised);
    if (args.from !== undefined && /^\+\d+$/.test(String(args.from))) ready.from = formats.phone(String(args.from));
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
export function useTimelineItems(entries: readonly TimelineEntry[]): TimelineItem[] {
  const formats = useFormats();
  const words = useEntryWords();
  const now = useNow(60_000);
  return entries.map((entry, nth) => ({
    key: `${entry.version ?? entry.at} ${nth}`,
    time: formats.when(entry.at, now),
    glyph:
      entry.kind === 'action' || entry.glyph === 'automatic' ? (
        <TimelineMark kind="automatic" />
      ) : entry.glyph === 'now' ? (
        <TimelineMark kind="now" />
      ) : (
        <Icon of={glyphs[entry.glyph] ?? glyphOf(entry)} />
      ),
    text: <EntryText entry={entry} words={words(entry.text)} />,
    detail: entry.detail ? words(entry.detail) : undefined,
  }));
}

function EntryText({ entry, words }: { entry: TimelineEntry; words: string }) {
  if (entry.caseId && entry.kind === 'case')
    return (
      <Link to="/cases/$case" params={{ case: entry.caseId }}>
        {words}
      </Link>
    );
  if (entry.interactionId && entry.kind === 'interaction')
    return (
      <Link to="/desk/i/$interaction" params={{ interaction: entry.interactionId }}>
        {words}
      </Link>
    );
  return <>{words}</>;
}

const glyphOf = (entry: TimelineEntry): LucideIcon =>
  entry.kind === 'case' ? Briefcase : entry.kind === 'callback' ? PhoneOutgoing : Phone;
