import { chanceOf } from './random.ts';
import { faultKinds, type FaultKind, type FaultProfile } from './view.ts';

/**
 * How often a fault comes that is on: of those that strike the centre, the chance in ten seconds (of each node, where it
 * strikes a node); of those that strike a message, a commit, a call, a person, the chance each time.
 */
export const usualRates: Readonly<Record<FaultKind, number>> = {
  'ari-socket-lost': 0.01,
  'ari-event-lost': 0.01,
  'ari-event-doubled': 0.05,
  'ari-event-late': 0.01,
  'ari-event-reordered': 0.002,
  'ari-answer-lost': 0.003,
  'ari-slow-consumer': 0.002,
  'asterisk-crash': 0.003,
  'commit-answer-lost': 0.01,
  'commit-failed': 0.01,
  'commit-timed-out': 0.005,
  'database-away': 0.005,
  'database-answer-late': 0.0005,
  'failover-without-loss': 0.003,
  'failover-with-loss': 0.003,
  'node-crash': 0.01,
  'node-freeze': 0.005,
  'node-other-version': 0.5,
  'node-replaced': 0.005,
  'clock-jump': 0.01,
  'database-clock-jump': 0.01,
  'settings-changed': 0.01,
  'agent-answers-at-timeout': 0.1,
  'agent-closes-lid': 0.004,
  'agent-double-clicks': 0.2,
  'agent-two-tabs': 0.004,
  'agent-on-other-node': 0.2,
  'agent-signs-out-while-ringing': 0.05,
  'customer-hangs-up-anywhere': 0.2,
  'customer-calls-twice': 0.05,
  'carrier-early-media': 0.1,
  'carrier-refuses': 0.1,
  'carrier-answer-meets-cancel': 0.5,
  'ari-dial-refused': 0.02,
};

const faultFree = 0.2;
const isOn = 0.35;

/** Swarm: each seed has another few kinds on, so that single and paired faults both occur; a fifth of them has none. */
export function drawFaultProfile(seed: number): FaultProfile {
  const chance = chanceOf(seed, 'fault profile');
  if (chance.happens(faultFree)) return {};
  return Object.fromEntries(
    faultKinds.flatMap((kind) =>
      chance.happens(isOn) ? [[kind, usualRates[kind] * (0.5 + 1.5 * chance.next())]] : [],
    ),
  );
}
