import { expect, it } from 'vitest';
import { chooseMethod, type ServerSeen } from './choose-method.ts';

const own: ServerSeen = { isOwn: true, archives: true, mayReplicate: true, walSenders: 10, major: 18, tablespaces: 0 };
const foreign: ServerSeen = { ...own, isOwn: false, archives: false };

it('the files of the embedded server are copied, those of another are asked for, and it is said which', () => {
  expect(chooseMethod(own)).toMatchObject({ method: 'files', sentence: expect.stringMatching(/embedded.*18.*copied/) });
  expect(chooseMethod({ ...foreign, major: 15 })).toMatchObject({
    method: 'replication',
    sentence: expect.stringMatching(/15.*replication protocol/),
  });
});

it.each<[string, ServerSeen, RegExp]>([
  ['an own server that does not archive', { ...own, archives: false }, /restart it/],
  ['a role that may not replicate', { ...foreign, mayReplicate: false }, /REPLICATION/],
  ['a server that takes no replication', { ...foreign, walSenders: 0 }, /max_wal_senders/],
  ['a server from before 15', { ...foreign, major: 14 }, /PostgreSQL 14/],
  ['tablespaces elsewhere', { ...own, tablespaces: 1 }, /tablespaces/],
])('%s is refused in one sentence that says what to do', (_, seen, sentence) => {
  expect(chooseMethod(seen)).toEqual({ method: null, sentence: expect.stringMatching(sentence) });
});
