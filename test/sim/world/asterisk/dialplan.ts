import type { WitnessKind } from '../../../../src/adapters/asterisk/witness-lines.ts';
import type { InteractionId, TenantId } from '../../../../src/shared/ids.ts';
import { addChannel, changeState, endChannel } from './channel-life.ts';
import { isUp, type Exchange, type FarEnd, type SimChannel } from './exchange.ts';
import { tellOf } from './tell.ts';
import { trueLine, type TrueLine } from './true-line.ts';

// What tools/parts/asterisk-dialplan.mjs writes: into Zvon, and what happens while Zvon is away.

const holdTries = 40;
const holdMs = 3_000;
const overflowPromptMs = 5_000;
const hangUp = { by: 'dialplan', cause: 16 } as const;

export interface CallIn {
  interactionId: InteractionId;
  tenantId: TenantId;
  from: string | null;
  to: string;
}

/** A caller's own hand on their line. */
export interface CallerLine {
  line: TrueLine;
  press(digit: string): void;
  hangUp(): void;
}

/** Null: nobody is there, the carrier tells the caller so. */
export function callIn(exchange: Exchange, call: CallIn, far: FarEnd): CallerLine | null {
  if (!isUp(exchange)) return null;
  const channel = addChannel(exchange, {
    id: `node-1-${Math.floor(exchange.time.now() / 1_000)}.${exchange.channelCount + 1}`,
    kind: 'caller',
    endpoint: 'trunk-in',
    interactionId: call.interactionId,
    state: 'Ring',
    callerNumber: call.from ?? '',
    exten: call.to,
    far: {
      ...far,
      ended: (by) => {
        exchange.openLines.delete(call.interactionId);
        line.endedAt = exchange.time.now();
        line.endedBy = by === 'far' ? 'caller' : by;
        if (by !== 'asterisk') writeEnd(exchange, channel, line);
        far.ended(by);
      },
    },
  });
  const line: TrueLine = trueLine(exchange, channel, call);
  writeRecord(exchange, 'ZVON_ARRIVED', whoOf(line));
  exchange.lines.push(line);
  exchange.lineOf.set(call.interactionId, line);
  exchange.openLines.set(call.interactionId, line);
  exchange.time.after(exchange.paceMs(1, 3), () => reachStasis(exchange, channel, line));
  return {
    line,
    press: (digit) => pressDigit(exchange, channel, digit),
    hangUp: () => endChannel(exchange, channel, { by: 'far', cause: 16 }),
  };
}

/** Without anybody who has the application Stasis fails at once, and the dialplan holds the caller (finding 1). */
function reachStasis(exchange: Exchange, channel: SimChannel, line: TrueLine): void {
  if (channel.isOver) return;
  if (exchange.app.wire !== null) {
    channel.music = false;
    channel.stasis = ['in', channel.interactionId, channel.exten, channel.tries === 0 ? '' : String(channel.tries)];
    channel.far.hears({ kind: 'silence' });
    tellOf(exchange, channel, { type: 'StasisStart', args: channel.stasis });
    // A newer Asterisk says what this Zvon has never heard of.
    if (exchange.hasQuirks && exchange.chance.happens(0.05)) tellOf(exchange, channel, { type: 'ChannelMoodChanged' });
    return;
  }
  answer(exchange, channel);
  channel.tries += 1;
  channel.music = true;
  channel.far.hears({ kind: 'music' });
  exchange.time.after(holdMs, () => {
    if (channel.tries < holdTries) reachStasis(exchange, channel, line);
    else overflow(exchange, channel, line);
  });
}

function overflow(exchange: Exchange, channel: SimChannel, line: TrueLine): void {
  if (channel.isOver) return;
  channel.music = false;
  line.overflowed = true;
  writeRecord(exchange, 'ZVON_OVERFLOW', whoOf(line));
  channel.vars.set('CC_KNOWN', 'overflowed');
  exchange.time.after(overflowPromptMs, () => endChannel(exchange, channel, hangUp));
}

/** The hangup handler runs however a call ends, but by the death of Asterisk. */
function writeEnd(exchange: Exchange, channel: SimChannel, line: TrueLine): void {
  writeRecord(exchange, 'ZVON_CONTACT', `${line.interactionId}|16`);
  if (!channel.vars.has('CC_KNOWN')) writeRecord(exchange, 'ZVON_UNHEARD', whoOf(line));
}

/** `FILTER(+0-9,…)` leaves nothing of a number that is hidden behind a word. */
const whoOf = ({ interactionId, from, to }: TrueLine): string =>
  `${interactionId}|${to}|${(from ?? '').replaceAll(/[^+0-9]/g, '')}`;

function writeRecord({ record, time }: Exchange, kind: WitnessKind, extra: string): void {
  record.push(`"${kind}","${(time.now() / 1_000).toFixed(3)}","{""extra"":""${extra}""}"`);
}

export function answer(exchange: Exchange, channel: SimChannel): void {
  if (channel.state !== 'Ring') return;
  changeState(exchange, channel, 'Up');
  channel.far.answered();
}

const keyMs = 100;

function pressDigit(exchange: Exchange, channel: SimChannel, digit: string): void {
  if (channel.isOver || channel.stasis === null) return;
  tellOf(exchange, channel, { type: 'ChannelDtmfReceived', digit, duration_ms: keyMs });
}
