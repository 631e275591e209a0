import { expect, it } from 'vitest';
import type { AriOperations } from './ari/operations.generated.ts';
import { createCallBook } from './call-book.ts';
import { readStock } from './look.ts';

/** An Asterisk that answers its three lists with these values. */
const answering = (channels: unknown, bridges: unknown, endpoints: unknown): AriOperations => {
  const list = (value: unknown) => async () => ({ ok: true, status: 200, value });
  return {
    channels: { list: list(channels) },
    bridges: { list: list(bridges) },
    endpoints: { listByTech: list(endpoints) },
  } as unknown as AriOperations;
};

it('three empty lists are a telephone system in which nothing goes on', async () => {
  const nothing = { channels: [], bridges: [], endpoints: [] };
  expect(await readStock(answering([], [], []), createCallBook(), true)).toMatchObject(nothing);
});

it.each([
  ['channels', {}, [], []],
  ['bridges', [], { message: 'busy' }, []],
  ['endpoints', [], [], 'none'],
])('%s that are no list are no answer, and not the end of all of them', async (_what, channels, bridges, endpoints) => {
  expect(await readStock(answering(channels, bridges, endpoints), createCallBook(), true)).toBeNull();
});
