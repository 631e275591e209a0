import { expect, it } from 'vitest';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { failedBy } from './failed-by.ts';

it('a failure that was foreseen is told by its own sentence and code', () => {
  expect(failedBy(new BackupFailure('The passphrase is not the one.', 'closed'))).toEqual({
    sentence: 'The passphrase is not the one.',
    why: 'closed',
  });
});

it.each([
  ['ENOSPC', 'disk-full'],
  ['EROFS', 'place-unusable'],
  ['ECONNRESET', 'other'],
  [undefined, 'other'],
])('a system that says %s is told as %s, with the first line of what it said', (code, why) => {
  const error = Object.assign(new Error('write failed\nat some place'), { code });
  expect(failedBy(error)).toEqual({ sentence: 'It broke off: write failed.', why });
});
