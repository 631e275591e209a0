import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountStory, pictured } from '../../core/demo/account-story.ts';
import { type BalanceService, startBalanceService } from './balance-service.ts';

const now = Date.UTC(2026, 10, 24, 15, 0);
let service: BalanceService;
beforeAll(async () => {
  service = await startBalanceService({ token: 'right', accountAt: accountStory, now: () => now });
});
afterAll(() => service.close());

const ask = (path: string, token = 'right') =>
  fetch(`${service.baseUrl}${path}`, { headers: { 'x-api-token': token } });

test('it tells balance, reservation, limit, validity and movements of a card', async () => {
  const response = await ask(`/accounts/${pictured.card}/balance`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    balance: { amount: '1284.00', currency: 'CZK' },
    reserved: { amount: '150.00' },
    dailyLimit: { amount: '2000.00' },
    validUntil: '2028-08',
    movements: expect.arrayContaining([
      { at: '2026-11-24T12:20:00.000Z', text: 'Vaňkovka, 18,4 kWh', amount: { amount: '-220.80', currency: 'CZK' } },
    ]),
  });
});

test.each(['/accounts/602118340/balance', '/accounts/%2e%2e/balance', '/accounts//balance', '/', '/accounts'])(
  '%s is not found',
  async (path) => {
    expect((await ask(path)).status).toBe(404);
  },
);

test('without the right token nothing is told', async () => {
  expect((await ask(`/accounts/${pictured.card}/balance`, 'wrong')).status).toBe(401);
});

test('a daily limit is raised by a thousand each time, up to the highest', async () => {
  const path = `/accounts/9203010018255518/limit-raises`;
  const raise = () => fetch(`${service.baseUrl}${path}`, { method: 'POST', headers: { 'x-api-token': 'right' } });
  const limitNow = async () => {
    const told = (await (await ask('/accounts/9203010018255518/balance')).json()) as { dailyLimit: { amount: string } };
    return Number(told.dailyLimit.amount);
  };
  const before = await limitNow();
  expect(await (await raise()).json()).toEqual({ dailyLimit: { amount: `${before + 1_000}.00`, currency: 'CZK' } });
  expect(await limitNow()).toBe(before + 1_000);
  for (let nth = 0; nth < 20; nth += 1) await raise();
  expect((await raise()).status).toBe(409);
  expect(await limitNow()).toBe(10_000);
});

test('told to be down or slow, it is, and comes back', async () => {
  const path = `/accounts/${pictured.card}/balance`;
  service.behave({ kind: 'down' });
  expect((await ask(path)).status).toBe(503);
  service.behave({ kind: 'slow', byMs: 150 });
  const before = performance.now();
  expect((await ask(path)).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThan(140);
  service.behave({ kind: 'well' });
  expect((await ask(path)).status).toBe(200);
});
