import { expect, test } from 'vitest';
import type { EndCause } from '../../core/telephony/event.ts';
import { endCauseOf } from './end-cause.ts';

const rang = { answered: false, rang: true, endedByZvon: false };
const silent = { answered: false, rang: false, endedByZvon: false };

// What Asterisk 22.10.1 told for each SIP answer: cause, SIP code.
test.each<[string, number, number | null, typeof rang, EndCause]>([
  ['486 Busy Here', 17, 486, rang, 'busy'],
  ['603 Decline', 21, 603, silent, 'rejected'],
  ['403 Forbidden', 21, 403, silent, 'rejected'],
  ['404 Not Found', 1, 404, silent, 'unreachable'],
  ['480 before ringing', 19, 480, silent, 'unreachable'],
  ['480 after ringing', 19, 480, rang, 'no-answer'],
  ['488 Not Acceptable Here', 58, 488, silent, 'failed'],
  ['500 Server Internal Error', 38, 500, silent, 'failed'],
  ['503 Service Unavailable', 34, 503, silent, 'unreachable'],
  ['no answer within the dial limit', 19, 480, rang, 'no-answer'],
  ['no reaction within the dial limit', 19, 480, silent, 'unreachable'],
  ['no contact at all', 20, null, silent, 'unreachable'],
  ['no reason given', 0, null, rang, 'no-answer'],
])('a leg that ends with %s', (_what, cause, sipCode, life, expected) => {
  expect(endCauseOf({ cause, sipCode, byFarEnd: true }, life)).toBe(expected);
});

test('an answered call ends normally whatever the number, except when its audio was lost', () => {
  const answered = { answered: true, rang: true, endedByZvon: false };
  expect(endCauseOf({ cause: 16, sipCode: null, byFarEnd: true }, answered)).toBe('normal');
  expect(endCauseOf({ cause: 0, sipCode: null, byFarEnd: false }, answered)).toBe('normal');
  expect(endCauseOf({ cause: 44, sipCode: null, byFarEnd: false }, answered)).toBe('media-lost');
});

test('a leg that Zvon hangs up before the answer is cancelled', () => {
  const life = { answered: false, rang: true, endedByZvon: true };
  expect(endCauseOf({ cause: 19, sipCode: 480, byFarEnd: false }, life)).toBe('cancelled');
});
