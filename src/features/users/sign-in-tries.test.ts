import { describe, expect, it } from 'vitest';
import { createSignInTries, demandPatience } from './sign-in-tries.ts';

function stage() {
  let now = 0;
  const tries = createSignInTries(() => now);
  return {
    tries,
    wait: (ms: number) => void (now += ms),
    /** Seconds to wait before the next try; the try counts where there is none. */
    try: (address = 'home', account = 'jana') => {
      const { accountMs, addressMs } = tries.begin(address, account);
      return Math.max(accountMs, addressMs) / 1_000;
    },
  };
}

describe('wrong passwords', () => {
  it('cost nothing three times, then 2, 4, 8 seconds and so on to five minutes', () => {
    const { wait, ...jana } = stage();
    const waits: number[] = [];
    for (let nth = 0; nth < 14; nth += 1) {
      const seconds = jana.try();
      waits.push(seconds);
      wait(seconds * 1_000);
      if (seconds > 0) jana.try();
    }
    expect(waits).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  });

  it('grow no wait by being tried while one is on', () => {
    const { wait, ...jana } = stage();
    for (let nth = 0; nth < 3; nth += 1) jana.try();
    expect([jana.try(), jana.try(), jana.try()]).toEqual([2, 2, 2]);
    wait(1_500);
    expect(jana.try()).toBe(0.5);
  });

  it('of one account are no matter of another, nor of the same account from elsewhere', () => {
    const jana = stage();
    for (let nth = 0; nth < 4; nth += 1) jana.try();
    expect([jana.try('home', 'petr'), jana.try('office', 'jana')]).toEqual([0, 0]);
  });

  it('of thirty accounts from one address make everybody there wait', () => {
    const jana = stage();
    for (let nth = 0; nth < 30; nth += 1) expect(jana.try('home', `n${nth}`)).toBe(0);
    expect([jana.try('home', 'new'), jana.try('office', 'new')]).toEqual([2, 0]);
  });

  it('are forgotten with the right one, and after a quarter of an hour', () => {
    const { wait, tries, ...jana } = stage();
    for (let nth = 0; nth < 4; nth += 1) jana.try();
    tries.succeeded('home', 'jana');
    for (let nth = 0; nth < 3; nth += 1) expect(jana.try()).toBe(0);
    wait(15 * 60_000 + 1);
    for (let nth = 0; nth < 3; nth += 1) expect(jana.try()).toBe(0);
  });

  it('of made-up names push out the oldest that are remembered, and no more than that', () => {
    const jana = stage();
    for (let nth = 0; nth < 4; nth += 1) jana.try();
    for (let nth = 0; nth < 9_000; nth += 1) jana.try(`address ${nth}`, `n${nth}`);
    expect(jana.try()).toBe(2);
    for (let nth = 9_000; nth < 11_000; nth += 1) jana.try(`address ${nth}`, `n${nth}`);
    expect(jana.try()).toBe(0);
  });
});

describe('wrong codes', () => {
  const codeOf = ({ tries }: ReturnType<typeof stage>, account = 'jana'): number =>
    tries.beginCode(account).accountMs / 1_000;

  it('cost nothing five times, then a growing wait, until the right one', () => {
    const jana = stage();
    const waits: number[] = [];
    for (let nth = 0; nth < 8; nth += 1) {
      const seconds = codeOf(jana);
      waits.push(seconds);
      jana.wait(seconds * 1_000);
      if (seconds > 0) codeOf(jana);
    }
    expect(waits).toEqual([0, 0, 0, 0, 0, 2, 4, 8]);
    jana.wait(16_000);
    jana.tries.codeSucceeded('jana');
    expect(codeOf(jana)).toBe(0);
  });

  it('are not forgotten with the right password, nor in a flood of made-up names, and are no matter of another account', () => {
    const jana = stage();
    for (let nth = 0; nth < 5; nth += 1) codeOf(jana);
    jana.tries.succeeded('home', 'jana');
    for (let nth = 0; nth < 11_000; nth += 1) jana.try(`address ${nth}`, `n${nth}`);
    expect([codeOf(jana), codeOf(jana, 'petr')]).toEqual([2, 0]);
  });
});

describe('whoever must wait', () => {
  it.each([
    [{ accountMs: 1_500, addressMs: 0 }, 'too-many-attempts', 2],
    [{ accountMs: 0, addressMs: 4_000 }, 'too-many-requests', 4],
    [{ accountMs: 2_000, addressMs: 8_000 }, 'too-many-attempts', 8],
  ])('is told so, and for how long: %o', (wait, code, retryAfterSeconds) => {
    expect(() => demandPatience(wait)).toThrow(expect.objectContaining({ code, detail: { retryAfterSeconds } }));
    expect(() => demandPatience({ accountMs: 0, addressMs: 0 })).not.toThrow();
  });
});
