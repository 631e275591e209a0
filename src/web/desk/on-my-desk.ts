import type { CallbackDoc, InteractionDoc } from '../../shared/api/desk.ts';

export interface MyDesk {
  offers: InteractionDoc[];
  talks: InteractionDoc[];
  /** The form that is open now. */
  wrapUps: InteractionDoc[];
  parked: InteractionDoc[];
}

/** What the contacts of a desk are to its agent: a contact with a form of theirs may be in another agent's hands by now. */
export function myDesk(interactions: readonly InteractionDoc[], me: string | undefined): MyDesk {
  const inHand = (one: InteractionDoc, state: InteractionDoc['state']): boolean =>
    one.agentId === me && one.state === state;
  const talks = interactions.filter((one) => inHand(one, 'talking'));
  const rests = interactions.filter((one) => !talks.includes(one));
  return {
    offers: interactions.filter((one) => inHand(one, 'offered')),
    talks,
    wrapUps: rests.filter((one) => one.wrapUp?.state === 'open'),
    parked: rests.filter((one) => one.wrapUp?.state === 'parked'),
  };
}

/** What is promised for today or should have been kept before, and what is promised for another day. */
export function promisesOf<T extends Pick<CallbackDoc, 'dueAt'>>(
  callbacks: readonly T[],
  now: number,
  isSameDay: (one: string, other: number) => boolean,
): { due: T[]; later: T[] } {
  const isDue = ({ dueAt }: T): boolean => Date.parse(dueAt) <= now || isSameDay(dueAt, now);
  return { due: callbacks.filter(isDue), later: callbacks.filter((callback) => !isDue(callback)) };
}
