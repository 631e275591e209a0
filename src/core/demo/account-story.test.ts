import { expect, test } from 'vitest';
import { accountStory, pictured } from './account-story.ts';

const noon = Date.UTC(2026, 10, 24, 15, 0);
const hourMs = 3_600_000;
const card = '9203010018255518';
const minorOf = ({ amount }: { amount: string }) => Math.round(Number(amount) * 100);

test('the same moment gives the same answer, and different cards different ones', () => {
  expect(accountStory(card, noon)).toEqual(accountStory(card, noon));
  expect(accountStory(card, noon)).not.toEqual(accountStory('9203010044627730', noon));
});

test('between two moments the balance changes by exactly the movements in between', () => {
  for (const key of [card, pictured.card, '7700012345']) {
    // The pictured card's story is told relative to today: within a day.
    const hours = key === pictured.card ? 8 : 400;
    for (let hour = 1; hour <= hours; hour += 1) {
      const before = accountStory(key, noon - 8 * hourMs)!;
      const after = accountStory(key, noon - 8 * hourMs + hour * hourMs)!;
      const between = after.movements.filter(({ atMs }) => atMs > noon - 8 * hourMs);
      const sum = between.reduce((total, movement) => total + minorOf(movement.amount), 0);
      expect([key, hour, minorOf(after.balance)]).toEqual([key, hour, minorOf(before.balance) + sum]);
    }
  }
});

test('no balance is ever below zero', () => {
  for (let nth = 0; nth < 300; nth += 1) {
    const key = `92030100${String(10_000_000 + nth * 7919).slice(-8)}`;
    expect(minorOf(accountStory(key, noon + nth * 5 * hourMs)!.balance)).toBeGreaterThan(0);
  }
});

test('the pictured card has 1 284,00 in the afternoon, after 220,80 were paid at noon', () => {
  const story = accountStory(pictured.card, noon)!;
  expect(story.balance).toEqual({ amount: '1284.00', currency: 'CZK' });
  expect(story.movements[0]).toMatchObject({ text: 'Vaňkovka, 18,4 kWh', amount: { amount: '-220.80' } });
  expect(accountStory(pictured.card, noon - 6 * hourMs)!.balance.amount).toBe('1504.80');
});

test.each(['', '602118340', '4000000000000002', 'x', '../balance'])('%j is no account', (key) => {
  expect(accountStory(key, noon)).toBeNull();
});
