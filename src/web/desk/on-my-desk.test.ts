import { describe, expect, it } from 'vitest';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import { myDesk } from './on-my-desk.ts';

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
