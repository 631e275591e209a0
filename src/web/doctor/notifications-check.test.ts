import { expect, test } from 'vitest';
import { notificationsCheck } from './notifications-check.ts';

test('notifications that nobody was asked for wait for the person; refused ones limit, they do not fail', () => {
  const states = (['granted', 'default', 'denied', null] as const).map((one) => notificationsCheck(one).state);
  expect(states).toEqual(['ok', 'waiting', 'warning', 'warning']);
});
