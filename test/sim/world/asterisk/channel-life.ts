import { describeBridge } from './describe.ts';
import type { Exchange, FarEnd, SimBridge, SimChannel } from './exchange.ts';
import { finishPlayback } from './playback.ts';
import { tellOf } from './tell.ts';

type NewChannel = Pick<SimChannel, 'id' | 'kind' | 'interactionId' | 'state' | 'callerNumber' | 'exten' | 'far'> & {
  endpoint: string;
};

export function addChannel(exchange: Exchange, { endpoint, ...channel }: NewChannel): SimChannel {
  exchange.channelCount += 1;
  const made: SimChannel = {
    ...channel,
    name: `PJSIP/${endpoint}-${exchange.channelCount.toString(16).padStart(8, '0')}`,
    createdAt: exchange.time.now(),
    stasis: null,
    tries: 0,
    isDialled: false,
    vars: new Map(),
    music: false,
    playing: [],
    afterPrompts: [],
    bridge: null,
    monitors: [],
    toldUntil: 0,
    isOver: false,
  };
  exchange.channels.set(made.id, made);
  if (made.kind === 'leg')
    exchange.legsOf.set(made.interactionId, [...(exchange.legsOf.get(made.interactionId) ?? []), made]);
  return made;
}

function removeChannel({ channels, legsOf }: Exchange, channel: SimChannel): void {
  const { id, kind, interactionId } = channel;
  channels.delete(id);
  if (kind !== 'leg') return;
  const others = legsOf.get(interactionId)!.filter((leg) => leg !== channel);
  if (others.length > 0) legsOf.set(interactionId, others);
  else legsOf.delete(interactionId);
}

export function changeState(exchange: Exchange, channel: SimChannel, state: SimChannel['state']): void {
  if (channel.isOver || channel.state === state) return;
  channel.state = state;
  if (channel.stasis !== null) tellOf(exchange, channel, { type: 'ChannelStateChange' });
}

export interface HangUp {
  by: Parameters<FarEnd['ended']>[0];
  /** Q.850. */
  cause: number;
  sipCode?: number;
}

/** Asterisk's own request, or Zvon's, has a flag in the place of the cause. */
const softFlag = 32;
const recordingClosesMs = { least: 30, most: 300 };

/** The order of what is told is that of the recorded dialogues (`fixtures`). */
export function endChannel(exchange: Exchange, channel: SimChannel, how: HangUp): void {
  if (channel.isOver) return;
  const { by, cause, sipCode } = how;
  const sip = sipCode === undefined ? {} : { tech_cause: sipCode };
  const asked = by === 'far' ? { cause, ...sip } : { cause: softFlag, soft: true };
  const isInStasis = channel.stasis !== null;
  if (isInStasis) tellOf(exchange, channel, { type: 'ChannelHangupRequest', ...asked });
  channel.isOver = true;
  removeChannel(exchange, channel);
  for (const playback of channel.playing) finishPlayback(exchange, playback, 'failed');
  leaveBridge(exchange, channel);
  if (isInStasis) tellOf(exchange, channel, { type: 'StasisEnd' });
  if (isInStasis && by === 'far' && channel.kind === 'caller')
    tellOf(exchange, channel, { type: 'ChannelHangupRequest', cause: 16, soft: true });
  channel.stasis = null;
  if (isInStasis && isDestructionTold(exchange))
    tellOf(exchange, channel, { type: 'ChannelDestroyed', cause, cause_txt: '', ...sip });
  for (const monitor of channel.monitors) closeMonitor(exchange, monitor.name);
  channel.far.ended(by);
  for (const act of channel.afterPrompts.splice(0)) act();
}

/** `ChannelDestroyed` is not guaranteed (telephony 5, pitfall 3). */
const isDestructionTold = ({ hasQuirks, chance }: Exchange): boolean => !hasQuirks || !chance.happens(0.02);

/** MixMonitor writes what is in its buffer, then closes both files. */
export function closeMonitor(exchange: Exchange, name: string): void {
  const { time, chance, closedRecordings } = exchange;
  time.after(chance.between(recordingClosesMs.least, recordingClosesMs.most), () =>
    closedRecordings.set(name, time.now()),
  );
}

const enteringMs = 4;

/** The member is there at once; that it is told may take longer than the next look at the lists. */
export function enterBridge(exchange: Exchange, channel: SimChannel, bridge: SimBridge): void {
  if (channel.bridge === bridge) return;
  leaveBridge(exchange, channel);
  channel.bridge = bridge;
  bridge.channels.push(channel);
  const told = { type: 'ChannelEnteredBridge', bridge: describeBridge(bridge) };
  tellOf(exchange, channel, told, exchange.paceMs(0, enteringMs));
  tellEars(bridge);
}

export function leaveBridge(exchange: Exchange, channel: SimChannel): void {
  const { bridge } = channel;
  if (bridge === null) return;
  channel.bridge = null;
  bridge.channels = bridge.channels.filter((other) => other !== channel);
  tellOf(exchange, channel, { type: 'ChannelLeftBridge', bridge: describeBridge(bridge) });
  tellEars(bridge);
  if (!channel.isOver) channel.far.hears({ kind: channel.music ? 'music' : 'silence' });
}

function tellEars({ channels }: SimBridge): void {
  const kind = channels.length > 1 ? 'agent' : 'silence';
  for (const channel of channels) channel.far.hears({ kind });
}
