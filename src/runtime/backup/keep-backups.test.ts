import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Clock } from '../clock.ts';
import { keepBackups } from './keep-backups.ts';

/** Time passes when the test says so. */
function hands() {
  let now = 0;
  const due: { at: number; act: () => void }[] = [];
  let planned = (): void => undefined;
  const clock = {
    now: () => now,
    monotonicMs: () => now,
    after: (delayMs: number, act: () => void) => {
      const one = { at: now + delayMs, act };
      due.push(one);
      planned();
      return () => void due.splice(due.indexOf(one), 1);
    },
  } satisfies Partial<Clock> as unknown as Clock;
  async function pass(ms: number): Promise<void> {
    const end = now + ms;
    for (;;) {
      const next = due.toSorted((left, right) => left.at - right.at)[0];
      if (!next || next.at > end) break;
      due.splice(due.indexOf(next), 1);
      now = next.at;
      const again = new Promise<void>((resolve) => {
        planned = resolve;
      });
      next.act();
      // What was begun is over when its next time is set.
      await again;
    }
    now = end;
  }
  return { clock, pass, due };
}

it('a segment is taken over within ten seconds, what is due is looked for every ten minutes, until it is stopped', async () => {
  const spool = mkdtempSync(join(tmpdir(), 'zvon-spool-'));
  const { clock, pass, due } = hands();
  const ran: string[] = [];
  const lines: string[] = [];
  const keeping = keepBackups({
    ...{ clock, spool },
    run: async (command) => {
      ran.push(command.join(' '));
      if (ran.length === 1) throw new Error('the disk of the backup is full');
    },
    log: (message) => void lines.push(message),
  });
  writeFileSync(join(spool, '000000010000000000000001.new'), '');
  await pass(30_000);
  expect(ran).toEqual([]);
  writeFileSync(join(spool, '000000010000000000000001'), '');
  await pass(20_000);
  expect([ran, lines]).toEqual([['backup ship', 'backup ship'], ['the backup is not kept']]);
  await pass(550_000);
  expect(ran.filter((command) => command === 'backup due')).toHaveLength(1);
  await keeping.stop();
  expect(due).toEqual([]);
});
