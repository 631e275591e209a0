import type { CentreTenant } from '../centre/draw-centre.ts';
import { ring, type CustomerWorld } from './customer.ts';

const hourMs = 3_600_000;
const regulars = 40;

/** Customers who do not know of each other (Poisson), some of them well known, until the last call. */
export function startArrivals(
  world: CustomerWorld,
  tenant: CentreTenant,
  options: { callsPerHour: number; lastAt: number },
): void {
  const { exchange, chance, habits } = world;
  const { time, fate } = exchange;

  function next(): void {
    time.after(chance.exponential(hourMs / options.callsPerHour), () => {
      if (time.now() > options.lastAt) return;
      call();
      next();
    });
  }

  function call(): void {
    const from = chance.happens(habits.hiddenNumbers)
      ? chance.pick([null, 'anonymous'])
      : `420777${String(chance.between(1, regulars)).padStart(6, '0')}`;
    const to = chance.pick(tenant.numbers);
    ring(world, tenant, { from, to });
    if (!fate.strikes('customer-calls-twice', `customer ${from ?? 'unknown'}`)) return;
    time.after(chance.between(0, 1_500), () => ring(world, tenant, { from, to }));
  }

  next();
}
