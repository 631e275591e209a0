import type { Fate, Happenings } from '../happenings.ts';
import type { Chance } from '../random.ts';
import type { SimProcess } from '../sim-process.ts';
import type { VirtualTime } from '../virtual-time.ts';
import { isUp, type Exchange } from './exchange.ts';

export function createExchange(world: {
  time: VirtualTime;
  chance: Chance;
  fate: Fate;
  happenings: Happenings;
  /** Nothing takes any time: for worlds that are compared with the theory of queues. */
  isInstant: boolean;
  promptMs?: (media: string) => number;
}): Exchange {
  const { time, chance, fate, happenings, isInstant } = world;
  return {
    ...{ time, chance, fate, happenings },
    hasQuirks: !isInstant,
    paceMs: (least, most) => (isInstant ? 0 : chance.between(least, most)),
    promptMs: world.promptMs ?? ((media) => 1_500 + (media.length % 5) * 800),
    startedAt: time.now(),
    channels: new Map(),
    legsOf: new Map(),
    bridges: new Map(),
    playbacks: new Map(),
    endpoints: new Map(),
    app: { wire: null, endpoints: new Set() },
    wires: new Set(),
    overtaken: new Map(),
    closedRecordings: new Map(),
    record: [],
    lines: [],
    lineOf: new Map(),
    openLines: new Map(),
    channelCount: 0,
  };
}

/** All that is in memory is gone: channels, bridges, what was provisioned, who was registered. */
export function crash(exchange: Exchange): void {
  exchange.startedAt = null;
  for (const wire of [...exchange.wires]) wire.cut('Asterisk is gone');
  for (const channel of [...exchange.channels.values()]) {
    for (const playback of channel.playing) playback.cancel();
    channel.stasis = null;
    channel.isOver = true;
    channel.far.ended('asterisk');
  }
  exchange.channels.clear();
  exchange.legsOf.clear();
  exchange.bridges.clear();
  exchange.playbacks.clear();
  exchange.endpoints.clear();
  exchange.app = { wire: null, endpoints: new Set() };
}

export function start(exchange: Exchange): void {
  if (isUp(exchange)) return;
  exchange.startedAt = exchange.time.now();
}

/** The system of a dead process closes what it had open. */
export function abandonWiresOf(exchange: Exchange, process: SimProcess): void {
  for (const wire of [...exchange.wires]) if (wire.process === process) wire.abandoned();
}
