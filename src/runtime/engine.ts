import type { AgentRequest, FreshIds, RoutingCommand } from '../core/routing/event.ts';
import type { RoutingConfig, RoutingState } from '../core/routing/state.ts';
import { timersOf } from '../core/routing/timers-of.ts';
import type { TelephonyCommand } from '../core/telephony/command.ts';
import type { TelephonyEvent } from '../core/telephony/event.ts';
import type { LoggedEvent } from '../shared/events.ts';
import { type Causes, createCauses } from './causes.ts';
import type { Clock } from './clock.ts';
import type { CommitResult, RoutingFactToAppend } from './commit.ts';
import { type Belief, type DecidedBatch, decideBatch, type Told } from './decide-batch.ts';
import { ask, createInbox } from './inbox.ts';
import { createTimers } from './timers.ts';

/** What one engine needs of the world; in tests each of them may fail. */
export interface EngineDeps {
  clock: Clock;
  /** Rejects when the outcome is unknown; then the engine reads the log again. */
  commit(at: number, facts: readonly RoutingFactToAppend[]): Promise<CommitResult>;
  load(): Promise<Belief>;
  /** Whether the shard is still ours to act for. */
  holds(): boolean;
  perform(command: TelephonyCommand): void;
  freshIds(): FreshIds;
  committed(events: readonly LoggedEvent[], state: RoutingState): void;
  /** Another node owns the shard: this engine is over. */
  fenced(): void;
  log(message: string, error?: unknown): void;
}

export interface Engine {
  tell(event: TelephonyEvent): void;
  request(request: AgentRequest): Promise<void>;
  configure(config: RoutingConfig): void;
  state(): RoutingState;
  config(): RoutingConfig;
  stop(): void;
}

/** What one engine believes and has set going. */
interface Running {
  readonly deps: EngineDeps;
  readonly causes: Causes;
  readonly timers: ReturnType<typeof createTimers>;
  belief: Belief;
  stop(): void;
}

/**
 * The loop around `core/routing`: takes all that was told since the last commit, decides, commits, then acts. While
 * the database is away nothing is decided: calls are held by the telephone system and what was told waits here.
 */
export async function startEngine(deps: EngineDeps): Promise<Engine> {
  const belief = await deps.load();
  const inbox = createInbox(deps.clock, (batch) => work(running, batch));
  const timers = createTimers(deps.clock, (key) => inbox.tell({ kind: 'timer.fired', key }));
  const stop = (): void => {
    timers.clear();
    inbox.close();
  };
  const running: Running = { deps, causes: createCauses(), timers, belief, stop };
  armTimers(running);
  return {
    tell: (event) => inbox.tell({ kind: 'telephony', event }),
    request: (request) => ask(deps.clock, (done, refused) => inbox.tell({ kind: 'request', request, done, refused })),
    configure: (config) => inbox.tell({ kind: 'config.changed', config }),
    state: () => running.belief.state,
    config: () => running.belief.config,
    stop,
  };
}

/** False: nothing was decided as far as is known, and the batch is to be told again. */
async function work(engine: Running, batch: readonly Told[]): Promise<boolean> {
  const { deps, causes } = engine;
  if (!deps.holds()) return false;
  const at = deps.clock.now();
  const decided = decideBatch(engine.belief, batch, at, deps.freshIds, causes);
  if (decided.facts.length > 0) {
    const events = await tryCommit(engine, at, decided.facts);
    if (events === null) return false;
    causes.learn(events);
    follow(engine, decided);
    deps.committed(events, decided.belief.state);
  } else follow(engine, decided);
  for (const answer of decided.answers) answer();
  return true;
}

/** The caller's line comes first: whoever follows the log is told after that. */
function follow(engine: Running, { belief, commands }: DecidedBatch): void {
  engine.belief = belief;
  for (const command of commands) act(engine, command);
}

async function tryCommit(
  engine: Running,
  at: number,
  facts: readonly RoutingFactToAppend[],
): Promise<LoggedEvent[] | null> {
  const { deps } = engine;
  try {
    const outcome = await deps.commit(at, facts);
    if (outcome.kind === 'committed') return outcome.events;
    engine.stop();
    deps.fenced();
  } catch (error) {
    deps.log('a commit failed or its outcome is unknown; the log is read again', error);
    await reload(engine);
  }
  return null;
}

/** What was committed is in the log, what was not is told again; commands that got lost are cured by the reconciler. */
async function reload(engine: Running): Promise<void> {
  try {
    engine.belief = await engine.deps.load();
    armTimers(engine);
  } catch (error) {
    engine.deps.log('the log cannot be read yet', error);
  }
}

function armTimers({ timers, belief }: Running): void {
  timers.clear();
  for (const timer of timersOf(belief.state)) timers.start(timer.key, timer.at);
}

function act({ deps, timers }: Running, command: RoutingCommand): void {
  if (command.kind === 'telephony') deps.perform(command.command);
  else if (command.kind === 'timer.start') timers.start(command.key, command.at);
  else timers.stop(command.key);
}
