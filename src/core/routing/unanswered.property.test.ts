import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deed, playOnBoth, setting } from '../../../test/support/two-floors.ts';
import type { QueueId } from '../../shared/ids.ts';
import { isAt, type Turn } from './turn.ts';
import { unansweredIn } from './unanswered.ts';

const deeds = fc.array(deed, { maxLength: 150, size: 'max' });
const idsOf = (calls: readonly { id: string }[]): string[] => calls.map(({ id }) => id).sort();

const foundByScan = (turn: Turn, queueId: QueueId) =>
  [...turn.state.calls.values()].filter((call) => isAt(call, 'queue', 'offered') && call.place.queueId === queueId);

test('at every moment of a turn it is known who waits or rings for a queue as a look at all calls would find them', () => {
  let seen = 0;
  const look = (turn: Turn): void => {
    for (const queueId of Object.keys(turn.config.queues) as QueueId[]) {
      const known = unansweredIn(turn.floor, queueId);
      expect(idsOf(known)).toEqual(idsOf(foundByScan(turn, queueId)));
      seen += known.length;
    }
  };
  fc.assert(
    fc.property(setting, deeds, (set, all) => void playOnBoth(set, all, () => undefined, look)),
    { numRuns: 100 },
  );
  expect(seen).toBeGreaterThan(1_000);
}, 120_000);
