import type { Instant } from '../../../../src/shared/time.ts';
import type { Fate, Happenings } from '../happenings.ts';
import type { Chance } from '../random.ts';
import type { VirtualTime } from '../virtual-time.ts';
import type { SimWire } from './sim-wire.ts';
import type { TrueLine } from './true-line.ts';

/** One Asterisk as it is inside. */
export interface Exchange {
  time: VirtualTime;
  chance: Chance;
  fate: Fate;
  happenings: Happenings;
  /** What the real one does now and then without any fault (telephony 5): nothing of it where nothing takes time. */
  hasQuirks: boolean;
  /** How long things take that in Asterisk take milliseconds; [0, 0] where a world wants them to take none. */
  paceMs: (least: number, most: number) => number;
  /** A prompt lasts as long as its file, the same each time it is played. */
  promptMs: (media: string) => number;
  /** Null while it is not running. */
  startedAt: Instant | null;
  channels: Map<string, SimChannel>;
  /** The agents' channels among them, by their contact. */
  legsOf: Map<string, readonly SimChannel[]>;
  bridges: Map<string, SimBridge>;
  playbacks: Map<string, SimPlayback>;
  /** By SIP user name: what was provisioned, and who is registered there. */
  endpoints: Map<string, SimEndpoint>;
  app: Application;
  wires: Set<SimWire>;
  /** Texts that a cut left on their way: they come with the node's next connection (reordering, reliability 13.2). */
  overtaken: Map<string, string[]>;
  /** When the files of a recording were closed, by its name. */
  closedRecordings: Map<string, Instant>;
  /** What `cel_custom` wrote of contacts, line by line; a file, so it outlives a crash. */
  record: string[];
  /** Every caller ever seen from the street. */
  lines: TrueLine[];
  /** By their contact: all, and those that are open. */
  lineOf: Map<string, TrueLine>;
  openLines: Map<string, TrueLine>;
  channelCount: number;
}

/** The Stasis application: active while a websocket has it. Its subscriptions live on without one (finding 2). */
interface Application {
  wire: SimWire | null;
  endpoints: Set<string>;
}

/** Who is at the far end of a channel: a caller, or a telephone. */
export interface FarEnd {
  answered(): void;
  /** What comes to the ear has changed. */
  hears(sound: Sound): void;
  ended(by: 'far' | 'zvon' | 'dialplan' | 'asterisk'): void;
}
export type Sound = { kind: 'silence' | 'music' | 'agent' } | { kind: 'prompt'; media: string };

export interface SimChannel {
  id: string;
  name: string;
  kind: 'caller' | 'leg';
  interactionId: string;
  state: 'Ring' | 'Down' | 'Ringing' | 'Up';
  callerNumber: string;
  exten: string;
  createdAt: Instant;
  /** The arguments of Stasis while the channel is in it. */
  stasis: string[] | null;
  /** How often the dialplan has held it because nobody was there (`CC_TRY`). */
  tries: number;
  isDialled: boolean;
  vars: Map<string, string>;
  music: boolean;
  /** The first sounds, the others wait for it. */
  playing: SimPlayback[];
  /** Requests that wait in the channel's thread for the end of what plays there (telephony 5, pitfall 4). */
  afterPrompts: (() => void)[];
  bridge: SimBridge | null;
  monitors: { name: string; isMuted: boolean; since: Instant }[];
  far: FarEnd;
  /** The channel's thread tells one thing after another. */
  toldUntil: Instant;
  isOver: boolean;
}

export interface SimBridge {
  id: string;
  name: string;
  createdAt: Instant;
  channels: SimChannel[];
}

export interface SimPlayback {
  id: string;
  media: string[];
  channel: SimChannel;
  cancel: () => void;
}

export interface SimEndpoint {
  username: string;
  /** `auth`, `aor`, `endpoint` with their fields. */
  objects: Map<string, Record<string, string>>;
  contact: SimContact | null;
}

export interface SimContact {
  uri: string;
  /** Whether Asterisk has had an answer from it. */
  isReachable: boolean;
  /** Whether a telephone is there in truth. */
  isThere: boolean;
  invite(line: LegLine): void;
}

/** What a telephone can do with a leg that comes to it. */
export interface LegLine {
  legId: string;
  autoAnswer: boolean;
  ring(): void;
  answer(): void;
  refuse(sipCode: number): void;
  hangUp(): void;
  /** No sound comes any more; Asterisk ends the leg by itself (`rtp_timeout`). */
  fallSilent(): void;
  /** Called once when the leg is over, whoever ended it. */
  onEnd(heard: () => void): void;
}

export const isUp = ({ startedAt }: Exchange): boolean => startedAt !== null;
