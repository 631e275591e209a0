import { describe, expect, it } from 'vitest';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import { createFormats } from '../app/formats.ts';
import { myDesk, promisesOf } from './on-my-desk.ts';

const contact = (id: string, given: object): InteractionDoc =>
  ({ id, agentId: 'me', state: 'ended', wrapUp: null, ...given }) as unknown as InteractionDoc;
const form = (state: string) => ({ wrapUp: { agentId: 'me', state } });

/** Where the contact stands on my desk. */
function placesOf(one: InteractionDoc): string[] {
  return Object.entries(myDesk([one], 'me')).flatMap(([place, contacts]) => (contacts.includes(one) ? [place] : []));
}

describe('a contact on my desk', () => {
  it.each([
    ['that rings', { state: 'offered' }, ['offers']],
    ['that I talk in', { state: 'talking' }, ['talks']],
    ['whose form is open', form('open'), ['wrapUps']],
    ['whose form was put aside', form('parked'), ['parked']],
    [
      'that I lost and that rings at a colleague',
      { ...form('parked'), state: 'offered', agentId: 'other' },
      ['parked'],
    ],
    ['that I lost and a colleague talks in', { ...form('parked'), state: 'talking', agentId: 'other' }, ['parked']],
    ['that I lost and talk in again', { ...form('parked'), state: 'talking' }, ['talks']],
  ])('%s', (_what, given, places) => {
    expect(placesOf(contact('a', given))).toEqual(places);
  });
});

it('a promise is due today by the tenant’s day, and stays due when it was not kept', () => {
  const { isSameDay } = createFormats({ language: 'en', country: 'CZ', currency: 'CZK', timeZone: 'Europe/Prague' });
  const now = Date.parse('2026-11-24T14:00:00Z');
  const missed = { dueAt: '2026-11-20T08:00:00Z' };
  const tonight = { dueAt: '2026-11-24T22:30:00Z' };
  const midnight = { dueAt: '2026-11-24T23:00:00Z' };
  const nextWeek = { dueAt: '2026-12-01T08:00:00Z' };
  expect(promisesOf([missed, tonight, midnight, nextWeek], now, isSameDay)).toEqual({
    due: [missed, tonight],
    later: [midnight, nextWeek],
  });
});
