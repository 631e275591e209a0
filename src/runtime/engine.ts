import { toEvents } from '../adapters/postgres/append-events.ts';
import { dataFaultOf } from '../adapters/postgres/data-fault.ts';
import type { OwnState } from '../core/routing/empty-state.ts';
import type { AgentRequest, FreshIds, RoutingCommand } from '../core/routing/event.ts';
import { type Floor, openFloor, takeBack } from '../core/routing/floor.ts';
import type { RoutingConfig, RoutingState } from '../core/routing/state.ts';
import { timersOf } from '../core/routing/timers-of.ts';
import type { TelephonyCommand } from '../core/telephony/command.ts';
import type { TelephonyEvent } from '../core/telephony/event.ts';
import type { LoggedEvent } from '../shared/events.ts';
import { type Causes, createCauses } from './causes.ts';
import type { Clock } from './clock.ts';
import type { CommitResult, RoutingFactToAppend } from './commit.ts';
import { decideBatch, type Told } from './decide-batch.ts';
import { ask, createInbox } from './inbox.ts';
import { createTimers } from './timers.ts';
import { dropUnwritable, partsOf } from './unwritable.ts';

export interface Loaded {
  state: OwnState;
  config: RoutingConfig;
  version: number;
  /** Under which that version was written. */
  epoch: number | null;
  /** When the last event of the log happened; null in an empty log. */
  lastAt: number | null;
  /** The last version that is about each contact of which more may be told. */
  causes: ReadonlyMap<string, number>;
}

/** What one engine needs of the world; in tests each of them may fail. */
export interface EngineDeps {
  clock: Clock;
  /** Rejects when the facts cannot be written, or when the outcome is unknown: then the log tells it. */
  commit(at: number, facts: readonly RoutingFactToAppend[]): Promise<CommitResult>;
  /** What the log says now. */
  load(): Promise<Loaded>;
  /** What the administrator has set by now. */
  loadConfig(): Promise<RoutingConfig>;
  /** Whether the log still has the last row that this engine read or wrote. */
  stillHas(): Promise<boolean>;
  /** The last version that this engine wrote after the given one, or null; waits until its own writing is over. */
  wroteAfter(version: number): Promise<number | null>;
  /** Whether the shard is still ours to act for. */
  holds(): boolean;
  perform(command: TelephonyCommand): void;
  /** Asks the telephone system to tell what exists, so that what was not commanded is found missing. */
  look(): void;
  /** What was believed is forgotten for what the log says: what exists and who is here must be told to it again. */
  forgot(): void;
  freshIds(): FreshIds;
  committed(events: readonly LoggedEvent[], state: RoutingState): void;
  /** An event whose facts cannot be written was let go. */
  dropped(kind: string): void;
  /** Another node owns the shard: this engine is over. */
  fenced(): void;
  log(message: string, error?: unknown): void;
}

export interface Engine {
  tell(event: TelephonyEvent): void;
  request(request: AgentRequest): Promise<void>;
  /** As it was decided: while a commit runs, what it writes is in the state already. */
  state(): RoutingState;
  config(): RoutingConfig;
  /** Whether what it decides can be written, as far as it knows. */
  writes(): boolean;
  /** The database was away: it may have come back without what was written last. */
  doubtLog(): void;
  /** The administrator has set something else: read before anything more is decided. */
  configChanged(): void;
  /** Resolves when what was being decided is written, or is known not to be. */
  stop(): Promise<void>;
}

type CommitOutcome =
  { kind: 'committed'; events: LoggedEvent[] } | { kind: 'unwritable'; sqlState: string } | { kind: 'not-written' };

const readAgainMs = 250;
const trustedAgainMs = 100;
/** What failed is tried again much sooner; after this time there was nothing to write any more. */
const doubtMs = 10_000;
/** As often as what exists in the telephone system is looked at. */
const askWhileIdleMs = 10_000;

/** What one engine believes and has set going. */
interface Running {
  readonly deps: EngineDeps;
  causes: Causes;
  readonly timers: ReturnType<typeof createTimers>;
  floor: Floor;
  /** The last version of the log that is known to be ours or to have been read. */
  version: number;
  stopped: boolean;
  /** Commands were let go because the lease was not trusted. */
  owesLook: boolean;
  /** By the monotonic clock, when a commit failed last after which none succeeded; null while all is well. */
  failedAt: number | null;
  doubtsLog: boolean;
  /** What it routes by may be old. */
  owesConfig: boolean;
  cancelAsking: () => void;
  stop(): Promise<void>;
}

/**
 * The loop around `core/routing`: takes all that was told since the last commit, decides, commits, then acts. While
 * the database is away nothing is decided: calls are held by the telephone system and what was told waits here.
 */
export async function startEngine(deps: EngineDeps): Promise<Engine> {
  const { version, causes, config, state } = await deps.load();
  const inbox = createInbox(deps.clock, (batch) => work(running, batch));
  const timers = createTimers(deps.clock, (key) => inbox.tell({ kind: 'timer.fired', key }));
  const stop = (): Promise<void> => {
    running.stopped = true;
    running.cancelAsking();
    timers.clear();
    return inbox.close();
  };
  const floor = openFloor(config, state);
  const running: Running = {
    deps,
    causes: createCauses(causes, floor.state),
    timers,
    floor,
    version,
    stopped: false,
    owesLook: false,
    failedAt: null,
    doubtsLog: false,
    owesConfig: false,
    cancelAsking: () => undefined,
    stop,
  };
  const doubtLog = (): void => {
    running.doubtsLog = true;
    inbox.tell(nothing);
  };
  armTimers(running);
  askWhileIdle(running, doubtLog);
  return {
    tell: (event) => inbox.tell({ kind: 'telephony', event }),
    request: (request) => ask(deps.clock, (asker) => inbox.tell({ kind: 'request', request, ...asker })),
    state: () => running.floor.state,
    config: () => running.floor.config,
    doubtLog,
    configChanged: () => {
      running.owesConfig = true;
      inbox.tell(nothing);
    },
    writes: () => running.failedAt === null || deps.clock.monotonicMs() - running.failedAt > doubtMs,
    stop,
  };
}

/** Makes the inbox come round; no timer has this name. */
const nothing: Told = { kind: 'timer.fired', key: 'nothing' };

const nothingToWrite: CommitOutcome = { kind: 'committed', events: [] };

/** What was not decided comes back, to be told again. */
async function work(engine: Running, batch: readonly Told[]): Promise<readonly Told[]> {
  const { deps } = engine;
  if (!deps.holds() || !(await trustsLog(engine))) return batch;
  await readConfigAgain(engine);
  const { floor, causes } = engine;
  const at = deps.clock.now();
  const decided = decideBatch(floor, batch, at, deps.freshIds, causes);
  const outcome = decided.facts.length > 0 ? await tryCommit(engine, at, decided.facts) : nothingToWrite;
  if (outcome.kind !== 'committed') {
    takeBack(floor, decided.steps);
    return outcome.kind === 'unwritable' ? isolate(engine, batch, outcome.sqlState) : batch;
  }
  const { events } = outcome;
  causes.learn(events, floor.state);
  engine.version = events.at(-1)?.version ?? engine.version;
  // The caller's line comes first: whoever follows the log is told after that.
  for (const command of decided.commands) act(engine, command);
  if (events.length > 0) deps.committed(events, floor.state);
  for (const answer of decided.answers) answer();
  return [];
}

/** One by one, so that only what cannot be written is let go and the rest goes on. */
async function isolate(engine: Running, batch: readonly Told[], sqlState: string): Promise<readonly Told[]> {
  const parts = partsOf(batch, engine.floor.state);
  if (parts.length === 1) {
    for (const told of parts) dropUnwritable(engine.deps, told, sqlState);
    return [];
  }
  for (const [nth, told] of parts.entries()) {
    const left = await work(engine, [told]);
    if (left.length > 0) return [...left, ...parts.slice(nth + 1)];
  }
  return [];
}

async function tryCommit(engine: Running, at: number, facts: readonly RoutingFactToAppend[]): Promise<CommitOutcome> {
  const { deps } = engine;
  try {
    const outcome = await deps.commit(at, facts);
    engine.failedAt = null;
    if (outcome.kind === 'committed') return outcome;
    if (outcome.kind === 'gone-back') {
      await believeLost(engine);
      return { kind: 'not-written' };
    }
    void engine.stop();
    deps.fenced();
  } catch (error) {
    const sqlState = dataFaultOf(error);
    if (sqlState !== null) return { kind: 'unwritable', sqlState };
    engine.failedAt = deps.clock.monotonicMs();
    deps.log('a commit failed or its outcome is unknown; the log is read again', error);
    return findOut(engine, at, facts);
  }
  return { kind: 'not-written' };
}

/** Nothing is decided until the log says whether the facts are in it: deciding them again would do them twice. */
async function findOut(engine: Running, at: number, facts: readonly RoutingFactToAppend[]): Promise<CommitOutcome> {
  const { deps } = engine;
  while (!engine.stopped) {
    try {
      const last = await deps.wroteAfter(engine.version);
      if (last !== null) return { kind: 'committed', events: toEvents(last - facts.length, at, facts) };
      await believeLog(engine);
      break;
    } catch (error) {
      deps.log('the log cannot be read yet', error);
      await new Promise<void>((resolve) => deps.clock.after(readAgainMs, resolve));
    }
  }
  return { kind: 'not-written' };
}

/**
 * A fail-over that loses facts may be over before the lease is renewed again, so that nothing fails. Who writes hears of
 * it with the next commit; who has nothing to write asks.
 */
function askWhileIdle(engine: Running, doubtLog: () => void): void {
  const before = engine.version;
  engine.cancelAsking = engine.deps.clock.after(askWhileIdleMs, () => {
    if (engine.version === before) doubtLog();
    askWhileIdle(engine, doubtLog);
  });
}

/** After the database was away, before anything is decided. */
async function trustsLog(engine: Running): Promise<boolean> {
  if (!engine.doubtsLog) return true;
  engine.doubtsLog = false;
  try {
    if (!(await engine.deps.stillHas())) await believeLost(engine);
  } catch (error) {
    engine.doubtsLog = true;
    engine.deps.log('the log cannot be read yet', error);
  }
  // A doubt that came meanwhile is another one.
  return !engine.doubtsLog;
}

/**
 * Nothing is being written while this is done: the floor is laid anew over the same state. Settings that cannot be read
 * keep nobody waiting; the next round asks again.
 */
async function readConfigAgain(engine: Running): Promise<void> {
  if (!engine.owesConfig) return;
  engine.owesConfig = false;
  try {
    engine.floor = openFloor(await engine.deps.loadConfig(), engine.floor.state);
  } catch (error) {
    engine.owesConfig = true;
    engine.deps.log('changed settings cannot be read yet; the old ones are kept', error);
  }
}

/** A fail-over has lost facts that were written and acted on: what is left of them exists in the telephone system. */
async function believeLost(engine: Running): Promise<void> {
  engine.deps.log(
    `the database has lost what was written last, up to version ${engine.version}; the log is read again`,
  );
  await believeLog(engine);
}

/** What was lost, now or before, may exist in the telephone system all the same. */
async function believeLog(engine: Running): Promise<void> {
  const { version, causes, config, state } = await engine.deps.load();
  engine.version = version;
  engine.floor = openFloor(config, state);
  engine.causes = createCauses(causes, engine.floor.state);
  armTimers(engine);
  engine.deps.forgot();
}

function armTimers({ timers, floor }: Running): void {
  timers.clear();
  for (const timer of timersOf(floor.state)) timers.start(timer.key, timer.at);
}

function act(engine: Running, command: RoutingCommand): void {
  if (command.kind === 'telephony') perform(engine, command.command);
  else if (command.kind === 'timer.start') engine.timers.start(command.key, command.at);
  else engine.timers.stop(command.key);
}

/**
 * A process that was frozen while it committed must not command what another node may own by now. If the lease proves
 * to be ours after all, what was not commanded is found missing in what exists.
 */
function perform(engine: Running, command: TelephonyCommand): void {
  if (engine.deps.holds()) return engine.deps.perform(command);
  if (engine.owesLook) return;
  engine.owesLook = true;
  lookWhenTrusted(engine);
}

function lookWhenTrusted(engine: Running): void {
  if (engine.stopped) return;
  if (!engine.deps.holds()) return void engine.deps.clock.after(trustedAgainMs, () => lookWhenTrusted(engine));
  engine.owesLook = false;
  engine.deps.look();
}
