import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Disk } from '../core/disks/space.ts';
import type { RoutingState } from '../core/routing/state.ts';
import type { TelephonyPort } from '../core/telephony/telephony-port.ts';
import type { LoggedEvent } from '../shared/events.ts';

/** The Prometheus view of this process; names as in the documentation of operations. */
export function createMetrics(
  states: () => readonly RoutingState[],
  desks: () => number,
  ignored: TelephonyPort['ignored'],
  disks: () => readonly Disk[],
) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const events = new Counter({
    name: 'zvon_events_total',
    help: 'Facts appended to the log',
    labelNames: ['kind'],
    registers: [registry],
  });
  const dropped = new Counter({
    name: 'zvon_events_dropped_total',
    help: 'Events let go because their facts cannot be written',
    labelNames: ['kind'],
    registers: [registry],
  });
  const waits = new Histogram({
    name: 'zvon_queue_wait_seconds',
    help: 'Time in the queue of answered calls',
    buckets: [1, 2, 5, 10, 20, 40, 60, 120, 300],
    registers: [registry],
  });
  gauge('zvon_queue_waiting', 'Calls that wait or ring', ['queue'], (set) => {
    for (const [queue, count] of waitingIn(states())) set({ queue }, count);
  });
  gauge('zvon_agents', 'Agents by state', ['state'], (set) => {
    for (const [state, count] of agentsIn(states())) set({ state }, count);
  });
  gauge('zvon_telephony_ignored', 'Messages of the telephone system that were not understood', ['why'], (set) => {
    for (const [why, count] of Object.entries(ignored())) set({ why }, count);
  });
  gauge('zvon_disk_bytes', 'Space on the disks of this machine', ['holds', 'space'], (set) => {
    for (const [labels, bytes] of bytesOn(disks())) set(labels, bytes);
  });
  gauge('zvon_desks', 'Desks that are connected', [], (set) => set({}, desks()));

  function gauge(
    name: string,
    help: string,
    labelNames: string[],
    read: (set: (labels: Record<string, string>, value: number) => void) => void,
  ): void {
    const made = new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        read((labels, value) => this.set(labels, value));
      },
    });
    void made;
  }

  return {
    text: () => registry.metrics(),
    countDropped: (kind: string): void => dropped.inc({ kind }),
    count(logged: readonly LoggedEvent[]): void {
      for (const { fact } of logged) {
        events.inc({ kind: fact.kind });
        if (fact.kind === 'call.answered') waits.observe(fact.waitedMs / 1_000);
      }
    },
  };
}

const bytesOn = (disks: readonly Disk[]): [Record<string, string>, number][] =>
  disks.flatMap(({ holds, freeBytes, totalBytes }) => [
    [{ holds: holds.join(' '), space: 'free' }, freeBytes],
    [{ holds: holds.join(' '), space: 'total' }, totalBytes],
  ]);

/** How many wait or ring, by queue. */
export const waitingIn = (states: readonly RoutingState[]): Map<string, number> =>
  countedBy(
    states
      .flatMap(({ calls }) => [...calls.values()])
      .flatMap(({ place }) => (place.kind === 'queue' || place.kind === 'offered' ? [place.queueId] : [])),
  );

/** How many agents are in which state. */
export const agentsIn = (states: readonly RoutingState[]): Map<string, number> =>
  countedBy(states.flatMap(({ agents }) => [...agents.values()]).map(({ state }) => state));

function countedBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
