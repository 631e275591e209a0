import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './argon2.ts';

test('a password fits its own hash and no other does', async () => {
  const kept = await hashPassword('zvon-test-2026');
  expect(await verifyPassword(kept, 'zvon-test-2026')).toBe(true);
  expect(await verifyPassword(kept, 'zvon-test-2027')).toBe(false);
});

test.each(['', '!', 'zvon-test-2026'])('nothing fits where no password was chosen yet: %j', async (password) => {
  expect(await verifyPassword('!', password)).toBe(false);
});
