import type { AgentRequest, FreshIds, RoutingCommand } from '../core/routing/event.ts';
import type { RoutingConfig, RoutingState } from '../core/routing/state.ts';
import { timersOf } from '../core/routing/timers-of.ts';
import type { TelephonyCommand } from '../core/telephony/command.ts';
import type { TelephonyEvent } from '../core/telephony/event.ts';
import { AppError } from '../shared/errors.ts';
import type { LoggedEvent } from '../shared/events.ts';
import { createCauses } from './causes.ts';
import type { Clock } from './clock.ts';
import type { CommitResult, RoutingFactToAppend } from './commit.ts';
import { type Belief, decideBatch, type Told } from './decide-batch.ts';
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
  stop(): void;
}

/** How long a request waits for a database that does not answer before its asker is told so. */
const patienceMs = 5_000;
const retryMs = 250;

/**
 * The loop around `core/routing`: takes all that was told since the last commit, decides, commits, then acts. While
 * the database is away nothing is decided: calls are held by the telephone system and what was told waits here.
 */
export async function startEngine(deps: EngineDeps): Promise<Engine> {
  let belief = await deps.load();
  let inbox: Told[] = [];
  let running = false;
  let stopped = false;
  const causes = createCauses();
  const timers = createTimers(deps.clock, (key) => tell({ kind: 'timer.fired', key }));
  armTimers();

  function tell(told: Told): void {
    if (stopped) return;
    inbox.push(told);
    if (!running) void run();
  }

  async function run(): Promise<void> {
    running = true;
    while (inbox.length > 0 && !stopped) {
      const batch = inbox;
      inbox = [];
      if (await work(batch)) continue;
      inbox = [...batch, ...inbox];
      await new Promise<void>((resolve) => deps.clock.after(retryMs, resolve));
    }
    running = false;
  }

  /** False: nothing was decided as far as is known, and the batch is to be told again. */
  async function work(batch: readonly Told[]): Promise<boolean> {
    if (!deps.holds()) return false;
    const at = deps.clock.now();
    const decided = decideBatch(belief, batch, at, deps.freshIds, causes);
    if (decided.facts.length > 0) {
      const events = await tryCommit(at, decided.facts);
      if (events === null) return false;
      causes.learn(events);
      deps.committed(events, decided.belief.state);
    }
    belief = decided.belief;
    for (const command of decided.commands) act(command);
    for (const answer of decided.answers) answer();
    return true;
  }

  async function tryCommit(at: number, facts: readonly RoutingFactToAppend[]): Promise<LoggedEvent[] | null> {
    try {
      const outcome = await deps.commit(at, facts);
      if (outcome.kind === 'committed') return outcome.events;
      stop();
      deps.fenced();
    } catch (error) {
      deps.log('a commit failed or its outcome is unknown; the log is read again', error);
      await reload();
    }
    return null;
  }

  /** What was committed is in the log, what was not is told again; commands that got lost are cured by the reconciler. */
  async function reload(): Promise<void> {
    try {
      belief = await deps.load();
      armTimers();
    } catch (error) {
      deps.log('the log cannot be read yet', error);
    }
  }

  function armTimers(): void {
    timers.clear();
    for (const timer of timersOf(belief.state)) timers.start(timer.key, timer.at);
  }

  function act(command: RoutingCommand): void {
    if (command.kind === 'telephony') deps.perform(command.command);
    else if (command.kind === 'timer.start') timers.start(command.key, command.at);
    else timers.stop(command.key);
  }

  function stop(): void {
    stopped = true;
    timers.clear();
    for (const told of inbox) if (told.kind === 'request') told.refused(new AppError('database-away'));
    inbox = [];
  }

  return {
    tell: (event) => tell({ kind: 'telephony', event }),
    request: (request) => ask(deps.clock, (done, refused) => tell({ kind: 'request', request, done, refused })),
    configure: (config) => tell({ kind: 'config.changed', config }),
    state: () => belief.state,
    stop,
  };
}

/** Resolves after the commit; an asker who has waited too long is told that the database is away. */
function ask(clock: Clock, tell: (done: () => void, refused: (error: AppError) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(patienceMs, () => reject(new AppError('database-away')));
    const settle = (act: () => void): void => {
      cancel();
      act();
    };
    tell(
      () => settle(resolve),
      (error) => settle(() => reject(error)),
    );
  });
}
