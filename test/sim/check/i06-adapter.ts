import type { CallEntry, LegEntry } from '../../../src/adapters/asterisk/call-entry.ts';
import type { TrueCall } from '../world/view.ts';
import { cureMs, plainGraceMs } from './calm.ts';
import type { Invariant } from './invariant.ts';
import { lasting } from './lasting.ts';

/** Where nothing was lost or broken what is known follows what happens; the next look would set it right and hide it. */
const toldMs = 1_000;

/**
 * What the adapter knows of a call is what is so in Asterisk. A wrong belief does its damage only in the moment in which
 * something is decided by it, and that may never come in a run: so it is found where it is.
 */
export const adapter: Invariant = {
  id: 'I6',
  rule: 'what the adapter knows of a call is what Asterisk has',
  watch() {
    const look = lasting();
    return {
      glance(scene, found) {
        const { view, now } = scene;
        const mostMs = scene.graceMs() === plainGraceMs ? toldMs : scene.graceMs();
        look(now, mostMs, found, (seen) => {
          for (const { node, calls } of view.books())
            for (const entry of calls) {
              const call = scene.callOf(entry.interactionId);
              if (!call || entry.over || scene.calmMs(call.tenantId) < cureMs) continue;
              for (const difference of differencesOf(entry, call)) seen(`${node} ${entry.interactionId}`, difference);
            }
        });
      },
    };
  },
};

function differencesOf(entry: CallEntry, call: TrueCall): string[] {
  if (call.endedAt !== null) return ['is known to be on the line and has ended'];
  return [...legDifferences(entry, call), ...soundDifferences(entry, call), ...recordingDifferences(entry, call)];
}

function legDifferences(entry: CallEntry, { legs }: TrueCall): string[] {
  const known = Object.values(entry.legs);
  const gone = known.filter((leg) => !legs.some(({ legId }) => legId === leg.legId));
  return [
    ...gone.map(({ legId }) => `is known with the leg ${legId}, which is gone`),
    ...legs.flatMap((leg) => {
      const believed = known.find(({ legId }) => legId === leg.legId);
      return believed ? differencesOfLeg(entry, believed, leg) : [`has the leg ${leg.legId}, which is not known`];
    }),
  ];
}

function differencesOfLeg(entry: CallEntry, believed: LegEntry, leg: TrueCall['legs'][number]): string[] {
  const isBridged = believed.inBridge && entry.inBridge;
  return [
    ...((believed.state === 'up') === (leg.state === 'up')
      ? []
      : [`has the leg ${leg.legId} ${leg.state}, known as ${believed.state}`]),
    ...(isBridged === leg.bridged
      ? []
      : [`is ${leg.bridged ? '' : 'not '}connected, known to be ${isBridged ? '' : 'not '}so`]),
  ];
}

/** What an adopted caller hears is not known, and said to be so. */
function soundDifferences({ isAdopted, music, playing, inBridge }: CallEntry, { hears }: TrueCall): string[] {
  if (isAdopted) return [];
  if (playing.length > 0) return hears === 'prompt' ? [] : [`hears ${hears}, known to hear a prompt`];
  if (hears === 'prompt') return ['hears a prompt that is not known'];
  const isMusicMissed = music && !inBridge && hears !== 'music';
  return isMusicMissed ? [`hears ${hears}, known to hear music`] : [];
}

/** Whether it is paused may be in doubt, and is known to be then. */
function recordingDifferences({ recordingName, recordingPaused }: CallEntry, { recording }: TrueCall): string[] {
  const name = recording?.name ?? null;
  if (name !== recordingName) return [`is recorded as ${name}, known as ${recordingName}`];
  if (recording === null || recordingPaused === null || recordingPaused === recording.paused) return [];
  return [`is recorded${recording.paused ? ' and paused' : ''}, known to be ${recordingPaused ? '' : 'not '}paused`];
}
