import { expect, it } from 'vitest';
import { createManualClock } from '../../test/support/manual-clock.ts';
import { agentIds } from '../../test/support/routing-cast.ts';
import type { Told } from './decide-batch.ts';
import { ask, createInbox } from './inbox.ts';

const request = { kind: 'agent.signIn', agentId: agentIds.anna } as const;

it('lets a request go whose asker was told that the database is away', async () => {
  const manual = createManualClock();
  const clock = { ...manual, now: manual.nowMs, monotonicMs: manual.nowMs };
  const worked: Told[] = [];
  let away = true;
  const inbox = createInbox(clock, async (batch) => {
    if (away) return batch;
    worked.push(...batch);
    return [];
  });
  const asked = ask(clock, (asker) => inbox.tell({ kind: 'request', request, ...asker }));
  inbox.tell({ kind: 'timer.fired', key: 'ring:1' });
  const refusal = asked.catch((error: unknown) => error);
  for (let second = 0; second < 6; second += 1) {
    clock.advance(1_000);
    await Promise.resolve();
  }
  expect(await refusal).toMatchObject({ code: 'database-away' });
  away = false;
  clock.advance(1_000);
  await Promise.resolve();
  expect(worked).toEqual([{ kind: 'timer.fired', key: 'ring:1' }]);
});
