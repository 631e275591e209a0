import {
  AppWindow,
  Ban,
  Bell,
  Briefcase,
  CircleAlert,
  CircleCheck,
  Disc,
  Dot,
  Flag,
  Grip,
  ListOrdered,
  type LucideIcon,
  Mail,
  MessageSquare,
  Pause,
  Pencil,
  Phone,
  PhoneForwarded,
  PhoneIncoming,
  PhoneMissed,
  PhoneOff,
  PhoneOutgoing,
  Play,
  RefreshCw,
  Tag,
  UserPlus,
  UserSearch,
  Zap,
} from 'lucide-react';
import type { TimelineEntry } from '../../../shared/api/interactions.ts';
import { Icon } from '../../ui/icon.tsx';
import { TimelineMark } from '../../ui/timeline.tsx';

/** By what the server says happened; what is not here is an act of somebody at the desk. */
const glyphs: Record<string, LucideIcon> = {
  ...{ 'phone-in': PhoneIncoming, 'phone-out': PhoneOutgoing },
  ...{ 'call-in': PhoneIncoming, 'call-out': PhoneOutgoing, 'call-ended': PhoneOff, 'call-waiting': Phone },
  'passed-on': PhoneForwarded,
  ...{ 'call-missed': PhoneMissed, 'call-unanswered': PhoneMissed },
  ...{
    keypad: Grip,
    queue: ListOrdered,
    bell: Bell,
    hold: Pause,
    resumed: Play,
    reconnect: RefreshCw,
    recording: Disc,
  },
  ...{ identity: UserSearch, screen: AppWindow, customer: UserPlus, 'contact-point': Phone },
  ...{ topic: Tag, outcome: Flag, 'wrap-up': Pencil, void: Ban },
  ...{ 'case-resolved': CircleCheck, 'case-voided': Ban, 'action-failed': CircleAlert },
  ...{ 'callback-due': PhoneOutgoing, 'callback-done': PhoneOutgoing, 'callback-cancelled': PhoneOff },
};
const byChannel = { email: Mail, chat: MessageSquare, sms: MessageSquare } as const;
const byKind = { interaction: Phone, case: Briefcase, action: Zap, event: Dot, callback: PhoneOutgoing } as const;

/** ■ goes on now, ◆ was made by an act and not by hand. */
const marks: Record<string, 'now' | 'automatic'> = {
  ...{ 'call-now': 'now', 'chat-now': 'now', 'email-now': 'now', 'sms-now': 'now' },
  ...{ 'case-by-action': 'automatic', 'action-done': 'automatic' },
};

function glyphOf({ glyph, kind }: TimelineEntry): LucideIcon {
  const channel = glyph.split('-')[0] as keyof typeof byChannel;
  return glyphs[glyph] ?? byChannel[channel] ?? byKind[kind];
}

export const isGoingOn = (entry: TimelineEntry): boolean => marks[entry.glyph] === 'now';

/** What kind of thing an entry is, as one glyph of 16. */
export function TimelineGlyph({ entry }: { entry: TimelineEntry }) {
  const mark = marks[entry.glyph];
  return mark ? <TimelineMark kind={mark} /> : <Icon of={glyphOf(entry)} />;
}
