import {
  Clock,
  Disc,
  Hash,
  Languages,
  ListOrdered,
  type LucideIcon,
  PencilLine,
  PhoneOff,
  Split,
  UsersRound,
  Volume2,
} from 'lucide-react';
import type { FlowStepKind } from '../../shared/config/flow.ts';

export const stepIcon: Record<FlowStepKind, LucideIcon> = {
  play: Volume2,
  menu: ListOrdered,
  digits: Hash,
  language: Languages,
  'announce-recording': Disc,
  hours: Clock,
  condition: Split,
  set: PencilLine,
  queue: UsersRound,
  hangup: PhoneOff,
};
