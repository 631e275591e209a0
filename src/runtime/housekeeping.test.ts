import { expect, it } from 'vitest';
import type { TenantId } from '../shared/ids.ts';
import { keepHouse } from './housekeeping.ts';

const tenants = ['one', 'other'] as unknown as TenantId[];
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A clock whose hours pass when the test says so. */
function hourGlass() {
  const due: { delayMs: number; act: () => void }[] = [];
  const after = (delayMs: number, act: () => void) => {
    const one = { delayMs, act };
    due.push(one);
    return () => void due.splice(due.indexOf(one), 1);
  };
  return { clock: { now: () => 0, monotonicMs: () => 0, after }, due, turn: () => due.shift()?.act() };
}

it('forgets for every tenant at the start and after each hour, also when it failed for one, until it is stopped', async () => {
  const { clock, due, turn } = hourGlass();
  const asked: TenantId[] = [];
  const lines: unknown[] = [];
  const house = keepHouse({
    ...{ tenants, clock },
    forget: async (tenantId) => {
      asked.push(tenantId);
      if (asked.length === 1) throw new Error('the database is away');
    },
    log: (message) => lines.push(message),
  });
  await settled();
  expect(asked).toEqual(tenants);
  expect(lines).toHaveLength(1);
  expect(due.map(({ delayMs }) => delayMs)).toEqual([3_600_000]);
  turn();
  await settled();
  expect(asked).toEqual([...tenants, ...tenants]);
  await house.stop();
  expect(due).toEqual([]);
});
