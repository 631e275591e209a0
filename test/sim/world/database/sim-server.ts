import type { Chance } from '../random.ts';
import type { SimProcess } from '../sim-process.ts';
import type { VirtualTime } from '../virtual-time.ts';

/** What the server says in the end. */
export type Answer<T> = { value: T } | { error: Error };

/** One PostgreSQL with its connections: it may be away, stand still, or die under what it is working on. */
export interface SimServer {
  /**
   * Asks from a process; `serve` runs at the server and answers once. An answer is lost when the server dies, is cut
   * off, or when nobody is there to hear it.
   */
  ask<T>(process: SimProcess, serve: (answer: (answer: Answer<T>) => void) => void): Promise<T>;
  /** Tells later whether the server has lived all the time since: what was not committed in an earlier life is not. */
  life(): () => boolean;
  isUp(): boolean;
  /** Up, and not standing still. */
  answers(): boolean;
  die(): void;
  rise(): void;
  /** Answers nothing until then, and forgets nothing; said again, the new time counts, also for what waits. */
  standStill(forMs: number): void;
}

const errorOf = (message: string): { error: Error } => ({ error: new Error(message) });

/** `late` is asked for each answer: how much longer than usual its way back is. */
export function createSimServer(
  time: VirtualTime,
  chance: Chance,
  mostWayMs: number,
  late: () => number = () => 0,
): SimServer {
  const open = new Set<(answer: Answer<never>) => void>();
  let up = true;
  let life = 0;
  let stillUntil = 0;
  /** What arrived while it stood still, in its order. */
  const held: (() => void)[] = [];
  const goOn = (): void => {
    if (time.now() >= stillUntil) for (const arrive of held.splice(0)) arrive();
  };
  /** Mostly less than a millisecond: then it is no step of its own. */
  const onTheWay = (act: () => void): void => {
    const tookMs = chance.between(-mostWayMs, mostWayMs);
    if (tookMs > 0) time.after(tookMs, act);
    else act();
  };
  const onTheWayBack = (act: () => void): void => {
    const lateMs = late();
    if (lateMs > 0) time.after(lateMs, act);
    else onTheWay(act);
  };

  return {
    ask<T>(process: SimProcess, serve: (answer: (answer: Answer<T>) => void) => void): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        const settle = (answer: Answer<T>): void => {
          if (!open.delete(settle)) return;
          process.enter(() => ('error' in answer ? reject(answer.error) : resolve(answer.value)));
        };
        open.add(settle);
        if (!up) return onTheWay(() => settle(errorOf('connection refused')));
        const asked = life;
        const arrive = (): void => {
          if (life === asked) serve((answer) => onTheWayBack(() => settle(answer)));
        };
        onTheWay(() => (time.now() < stillUntil ? void held.push(arrive) : arrive()));
      });
    },
    life: () => {
      const begunIn = life;
      return () => life === begunIn;
    },
    isUp: () => up,
    answers: () => up && time.now() >= stillUntil,
    die() {
      up = false;
      life += 1;
      for (const settle of [...open]) settle(errorOf('the server closed the connection unexpectedly'));
    },
    rise() {
      up = true;
    },
    standStill(forMs) {
      stillUntil = time.now() + forMs;
      time.at(stillUntil, goOn);
    },
  };
}
