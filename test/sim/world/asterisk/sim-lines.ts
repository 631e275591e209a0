import type { AmiFields } from '../../../../src/adapters/asterisk/ami/ami-message.ts';
import type { AmiReply, AmiSocket } from '../../../../src/adapters/asterisk/ami/ami-socket.ts';
import type { AsteriskLines, RecordingShelf } from '../../../../src/adapters/asterisk/asterisk-lines.ts';
import { witnessOf, type Witness } from '../../../../src/adapters/asterisk/witness.ts';
import type { SimProcess } from '../sim-process.ts';
import { closeMonitor } from './channel-life.ts';
import { isUp, type Exchange } from './exchange.ts';
import { openSimWire } from './sim-wire.ts';

/** A node's ways to the simulated Asterisk, in the place of `linesTo`. */
export const simLines = (exchange: Exchange, process: SimProcess, node: string): AsteriskLines => ({
  connect: (listener) => openSimWire(exchange, process, node, listener),
  ami: simAmi(exchange, process),
  witness: simWitness(exchange, process),
  recordings: simShelf(exchange, process),
});

const amiMs = 3_000;
const away = { ok: false, message: 'the manager interface cannot be reached' } as const;

/** The one thing that ARI cannot do. */
function simAmi(exchange: Exchange, process: SimProcess): AmiSocket {
  const { time } = exchange;
  return {
    action: (fields) =>
      new Promise<AmiReply>((resolve) => {
        const settle = (reply: AmiReply): void => process.enter(() => resolve(reply));
        time.after(exchange.paceMs(1, 4), () => {
          if (!isUp(exchange)) return settle(away);
          const reply = act(exchange, fields);
          const isLost = exchange.fate.strikes('ari-answer-lost', `manager interface: ${fields['Action']}`);
          time.after(isLost ? amiMs : exchange.paceMs(0, 2), () => settle(isLost ? away : reply));
        });
      }),
    close: () => undefined,
  };
}

function act(exchange: Exchange, fields: AmiFields): AmiReply {
  const channel = exchange.channels.get(fields['Channel'] ?? '');
  if (channel === undefined) return { ok: false, message: 'No such channel' };
  switch (fields['Action']) {
    case 'MixMonitor': {
      const name = /^r\(.*\/([^/]+)-in\.wav\)/.exec(fields['Options'] ?? '')?.[1] ?? '';
      channel.monitors.push({ name, isMuted: false, since: exchange.time.now() });
      channel.vars.set('CC_MIXMONITOR', `0x${channel.monitors.length}`);
      return { ok: true, fields: {} };
    }
    case 'MixMonitorMute':
      if (channel.monitors.length === 0) return { ok: false, message: 'Cannot set mute flag' };
      for (const monitor of channel.monitors) monitor.isMuted = fields['State'] === '1';
      return { ok: true, fields: {} };
    case 'StopMixMonitor': {
      const stopped = channel.monitors.shift();
      if (stopped === undefined) return { ok: false, message: 'Could not stop monitoring' };
      closeMonitor(exchange, stopped.name);
      return { ok: true, fields: {} };
    }
    default:
      throw new Error(`the simulated manager interface does not know ${fields['Action']}`);
  }
}

/** A file that Asterisk writes and Zvon reads on from where it was. */
function simWitness(exchange: Exchange, process: SimProcess): Witness {
  let readTo = 0;
  return witnessOf(
    (take) =>
      new Promise((resolve) =>
        process.after(exchange.paceMs(0, 3), () => {
          take(exchange.record.slice(readTo).join('\n'));
          readTo = exchange.record.length;
          resolve();
        }),
      ),
  );
}

const lookEveryMs = 100;
const patienceMs = 3_000;

function simShelf(exchange: Exchange, process: SimProcess): RecordingShelf {
  const nameOf = (path: string): string => /([^/]+)-in\.wav$/.exec(path)?.[1] ?? '';
  return {
    makeRoom: async () => undefined,
    closed: ({ incoming }) =>
      new Promise((resolve) => {
        const look = (leftMs: number): void => {
          if (exchange.closedRecordings.has(nameOf(incoming))) return resolve(true);
          if (leftMs <= 0) return resolve(false);
          process.after(lookEveryMs, () => look(leftMs - lookEveryMs));
        };
        look(patienceMs);
      }),
  };
}
