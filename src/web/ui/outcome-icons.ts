import {
  Building,
  CalendarClock,
  Check,
  CircleHelp,
  CornerUpRight,
  HandCoins,
  Hourglass,
  type LucideIcon,
  MessageSquareWarning,
  PhoneOff,
  PhoneOutgoing,
  ThumbsUp,
  VolumeX,
  Wrench,
} from 'lucide-react';

/** What can stand before the name of an outcome, by the names that settings keep. */
export const outcomeIcons: Readonly<Record<string, LucideIcon>> = {
  ...{ check: Check, 'phone-outgoing': PhoneOutgoing, 'corner-up-right': CornerUpRight, hourglass: Hourglass },
  ...{ 'message-square-warning': MessageSquareWarning, 'hand-coins': HandCoins, wrench: Wrench },
  ...{ 'phone-off': PhoneOff, 'volume-x': VolumeX, building: Building, 'thumbs-up': ThumbsUp },
  ...{ 'calendar-clock': CalendarClock, 'circle-help': CircleHelp },
};
