import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** What this process was started with, and with it what it starts: `nice -n -10 npm run faults` on a busy machine. */
const likeOthers = getPriority();
const beforeOthers = Math.max(-20, likeOthers - 10);

/**
 * Asterisk and the telephones go before whatever else the machine does: a packet that was late because a compiler ran
 * says nothing about Zvon. The engine and the database wait their turn, so their times are what they are. Who may not do
 * that measures on a quiet machine.
 */
export function goFirst(pid: number): void {
  try {
    // The system knows priorities of threads; those that begin later have their maker's.
    for (const thread of readdirSync(`/proc/${pid}/task`)) setPriority(Number(thread), beforeOthers);
    // Between sessions only their groups count, where the kernel makes some (sched_autogroup).
    const group = `/proc/${pid}/autogroup`;
    if (existsSync(group)) writeFileSync(group, String(beforeOthers));
  } catch {
    // Not allowed, or a system that shows no threads: all are equal.
  }
}

/** At the end of what had to be first. */
export function goLikeOthers(): void {
  if (getPriority() !== likeOthers) setPriority(likeOthers);
}

/** What is started in between inherits nothing of it. */
export function startedLikeOthers<T>(start: () => T): T {
  const own = getPriority();
  goLikeOthers();
  try {
    return start();
  } finally {
    if (own !== getPriority()) setPriority(own);
  }
}
