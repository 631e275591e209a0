import { expect, it, onTestFinished, vi } from 'vitest';
import { agentIds, callId, castConfig, createIds, numbers } from '../../test/support/routing-cast.ts';
import { toEvents } from '../adapters/postgres/append-events.ts';
import { emptyState } from '../core/routing/empty-state.ts';
import type { RoutingConfig } from '../core/routing/state.ts';
import type { TelephonyCommand } from '../core/telephony/command.ts';
import type { TelephonyEvent } from '../core/telephony/event.ts';
import type { RoutingFact } from '../shared/events.ts';
import { systemClock } from './clock.ts';
import { startEngine } from './engine.ts';

const { anna, boris } = agentIds;
const databaseError = (code: string): Error => Object.assign(new Error('refused by the database'), { code });

/** An engine whose database refuses what a test says, or writes it and dies before it answers; with everything it did. */
async function openEngine(failureOf: (facts: readonly RoutingFact[]) => Error | null, lostAnswers: Error[] = []) {
  const written: RoutingFact[] = [];
  const commands: TelephonyCommand[] = [];
  const dropped: string[] = [];
  const lines: string[] = [];
  const unreadable: Error[] = [];
  const settings: (RoutingConfig | Error)[] = [];
  const trust = { holds: true, hasLog: true, looks: 0, forgot: 0 };
  let loads = 0;
  const engine = await startEngine({
    clock: systemClock,
    commit: async (at, facts) => {
      const failure = failureOf(facts.map(({ fact }) => fact));
      if (failure) throw failure;
      written.push(...facts.map(({ fact }) => fact));
      const before = written.length - facts.length;
      const lost = lostAnswers.shift();
      if (lost) throw lost;
      return { kind: 'committed', events: toEvents(before, at, facts) };
    },
    load: async () => {
      loads += 1;
      if (unreadable.length > 0) throw unreadable.shift() as Error;
      const state = { ...emptyState(), telephony: 'connected' as const };
      return { state, config: castConfig, version: written.length, epoch: null, lastAt: null, causes: new Map() };
    },
    loadConfig: async () => {
      const next = settings.shift() ?? castConfig;
      if (next instanceof Error) throw next;
      return next;
    },
    stillHas: async () => trust.hasLog,
    wroteAfter: async (version) => (written.length > version ? written.length : null),
    holds: () => trust.holds,
    perform: (command) => void commands.push(command),
    look: () => void (trust.looks += 1),
    forgot: () => void (trust.forgot += 1),
    freshIds: createIds(),
    committed: () => undefined,
    dropped: (kind) => void dropped.push(kind),
    fenced: () => undefined,
    log: (message) => void lines.push(message),
  });
  onTestFinished(engine.stop);
  return { engine, trust, written, commands, dropped, lines, unreadable, settings, loads: () => loads };
}

const arrival = (name: string): TelephonyEvent => ({
  ...{ kind: 'call.arrived', at: 0, interactionId: callId(name), from: null, to: numbers.cards, attempt: 1 },
});
const snapshot = (...names: string[]): TelephonyEvent => ({
  ...{ kind: 'telephony.connected', at: 0, startedAt: 0 },
  snapshot: {
    calls: names.map((name) => ({
      ...{
        interactionId: callId(name),
        from: null,
        to: numbers.cards,
        legs: [],
        recordingName: null,
        recordingPaused: false,
      },
    })),
    phones: [],
    lost: [],
  },
});
const concerns = (facts: readonly RoutingFact[], id: string): boolean =>
  facts.some(
    (fact) => ('agentId' in fact && fact.agentId === id) || ('interactionId' in fact && fact.interactionId === id),
  );

it('refuses what cannot be written to its asker and goes on with what was asked at the same time', async () => {
  const stage = await openEngine((facts) => (concerns(facts, anna) ? databaseError('23503') : null));
  const refused = stage.engine.request({ kind: 'agent.signIn', agentId: anna });
  const done = stage.engine.request({ kind: 'agent.signIn', agentId: boris });
  stage.engine.tell(arrival('c1'));
  await expect(refused).rejects.toMatchObject({ code: 'not-found' });
  await done;
  expect(stage.engine.state().agents.get(anna)).toBeUndefined();
  expect(stage.engine.state().agents.get(boris)?.state).toBe('not_ready');
  await expect.poll(() => stage.engine.state().calls.get(callId('c1'))?.place.kind).toBe('queue');
  expect(stage.loads()).toBe(1);
});

it.each([
  ['22021', 'validation-failed'],
  ['23514', 'validation-failed'],
  ['42501', 'internal'],
])('tells an asker whose facts the database refuses with %s: %s', async (sqlState, code) => {
  const stage = await openEngine(() => databaseError(sqlState));
  await expect(stage.engine.request({ kind: 'agent.signIn', agentId: anna })).rejects.toMatchObject({ code });
});

it('lets an event go that cannot be written, says so without its content, and does not leave a caller in silence', async () => {
  const stage = await openEngine((facts) => (concerns(facts, callId('c1')) ? databaseError('22021') : null));
  stage.engine.tell(arrival('c1'));
  stage.engine.tell(arrival('c2'));
  await expect.poll(() => [...stage.engine.state().calls.keys()]).toEqual([callId('c2')]);
  expect(stage.dropped).toEqual(['call.arrived']);
  expect(stage.lines).toEqual(['the facts of call.arrived cannot be written (SQLSTATE 22021): it is let go']);
  expect(stage.commands).toContainEqual({ kind: 'call.hangup', interactionId: callId('c1') });
});

it('believes a list of what exists without the one call in it that cannot be written', async () => {
  const stage = await openEngine((facts) => (concerns(facts, callId('c2')) ? databaseError('22021') : null));
  stage.engine.tell({ kind: 'telephony.lost', at: 0 });
  stage.engine.tell(snapshot('c1', 'c2', 'c3'));
  await expect.poll(() => [...stage.engine.state().calls.keys()]).toEqual([callId('c1'), callId('c3')]);
  expect(stage.engine.state().telephony).toBe('connected');
  expect(stage.dropped).toEqual(['call.arrived']);
});

it('reads the log again when the outcome is unknown, asks what exists, and then does what was asked', async () => {
  const failures = [new Error('Connection terminated unexpectedly'), databaseError('57P01'), databaseError('40001')];
  const stage = await openEngine(() => failures.shift() ?? null);
  await stage.engine.request({ kind: 'agent.signIn', agentId: anna });
  expect(stage.loads()).toBe(4);
  expect(stage.trust.forgot).toBe(3);
  expect(stage.dropped).toEqual([]);
});

it('does what was written before the connection broke once, and tells its asker that it is done', async () => {
  const stage = await openEngine(() => null, [new Error('Connection terminated unexpectedly')]);
  await stage.engine.request({ kind: 'agent.signIn', agentId: anna });
  expect(stage.written.filter(({ kind }) => kind === 'agent.stateChanged')).toHaveLength(1);
  expect(stage.engine.state().agents.get(anna)?.state).toBe('not_ready');
  stage.engine.tell(arrival('c1'));
  await expect.poll(() => stage.commands.map(({ kind }) => kind)).toContain('call.answer');
  expect(stage.written.filter(({ kind }) => kind === 'call.arrived')).toHaveLength(1);
});

it('carries out after the commit what it could not know to be written', async () => {
  const stage = await openEngine(() => null, [databaseError('57P01')]);
  stage.engine.tell(arrival('c1'));
  await expect
    .poll(() => stage.commands.map(({ kind }) => kind))
    .toEqual(['call.acknowledge', 'call.answer', 'music.start']);
  expect(stage.written.filter(({ kind }) => kind === 'call.arrived')).toHaveLength(1);
});

it('decides nothing while the log cannot be read', async () => {
  const failures = [new Error('Connection terminated unexpectedly')];
  const stage = await openEngine(() => failures.shift() ?? null);
  stage.unreadable.push(new Error('connect ECONNREFUSED'), new Error('connect ECONNREFUSED'));
  await stage.engine.request({ kind: 'agent.signIn', agentId: anna });
  expect(stage.loads()).toBe(4);
  expect(stage.written.filter(({ kind }) => kind === 'agent.stateChanged')).toHaveLength(1);
});

it('commands nothing after a commit during which the lease ran out, and looks at what exists when it is trusted again', async () => {
  const stage = await openEngine(() => {
    stage.trust.holds = false;
    return null;
  });
  await stage.engine.request({ kind: 'agent.signIn', agentId: anna });
  stage.trust.holds = true;
  stage.engine.tell(arrival('c1'));
  await expect.poll(() => stage.engine.state().calls.get(callId('c1'))?.place.kind).toBe('queue');
  expect(stage.commands).toEqual([]);
  expect(stage.trust.looks).toBe(0);
  stage.trust.holds = true;
  await expect.poll(() => stage.trust.looks).toBe(1);
});

it('knows that nothing can be written until something is', async () => {
  const failures = [databaseError('53100'), databaseError('53100')];
  const stage = await openEngine(() => {
    expect(stage.engine.writes()).toBe(failures.length === 2);
    return failures.shift() ?? null;
  });
  await stage.engine.request({ kind: 'agent.signIn', agentId: anna });
  expect(stage.engine.writes()).toBe(true);
});

it('decides anew, and asks what exists and who is here, when the database came back without what was written last', async () => {
  const stage = await openEngine(() => null);
  await stage.engine.request({ kind: 'agent.signIn', agentId: anna });
  stage.trust.hasLog = false;
  stage.engine.doubtLog();
  await expect.poll(() => stage.trust.forgot).toBe(1);
  expect(stage.engine.state().agents.get(anna)).toBeUndefined();
  expect(stage.loads()).toBe(2);
});

it('finds out while it has nothing to write that the database has lost what was written last', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const stage = await openEngine(() => null);
  await stage.engine.request({ kind: 'agent.signIn', agentId: anna });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(stage.trust.forgot).toBe(0);
  stage.trust.hasLog = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(stage.trust.forgot).toBe(1);
  expect(stage.engine.state().agents.get(anna)).toBeUndefined();
});

it('routes by what was set meanwhile, with the calls that it has', async () => {
  const stage = await openEngine(() => null);
  stage.engine.tell(arrival('c1'));
  await expect.poll(() => stage.engine.state().calls.get(callId('c1'))?.place.kind).toBe('queue');
  stage.settings.push({ ...castConfig, numbers: {} });
  stage.engine.configChanged();
  stage.engine.tell(arrival('c2'));
  await expect.poll(() => stage.commands).toContainEqual({ kind: 'call.hangup', interactionId: callId('c2') });
  expect(stage.engine.config().numbers).toEqual({});
  expect(stage.engine.state().calls.get(callId('c1'))?.place.kind).toBe('queue');
  expect(stage.loads()).toBe(1);
});

it('keeps nobody waiting for settings that cannot be read, and reads them with the next round', async () => {
  const stage = await openEngine(() => null);
  const away = new Error('connect ECONNREFUSED');
  stage.settings.push(away, away, { ...castConfig, numbers: {} });
  stage.engine.configChanged();
  stage.engine.tell(arrival('c1'));
  await expect.poll(() => stage.engine.state().calls.get(callId('c1'))?.place.kind).toBe('queue');
  stage.engine.tell(arrival('c2'));
  await expect.poll(() => stage.commands).toContainEqual({ kind: 'call.hangup', interactionId: callId('c2') });
  const line = 'changed settings cannot be read yet; the old ones are kept';
  expect(stage.lines).toEqual([line, line]);
});
