import type { InteractionId } from '../../../src/shared/ids.ts';
import { type Instant, isoOf } from '../../../src/shared/time.ts';
import type { Written } from '../world/view.ts';
import { aboutOf, type Account, formKey } from './account.ts';
import { cureMs, reconcileMs } from './calm.ts';
import type { Invariant } from './invariant.ts';

/** A deadline is dealt with at once; what may be under way then is one commit, which may have to be made again. */
const lateMs = 3_000;
const lateAmongHiccupsMs = 20_000;

/**
 * A timer shows by what it does. Early: the log says that time was up before it was. Twice: a form parked that is parked,
 * a ringing ended that has ended (I2, I3). Never: a deadline stands in the log while everything works.
 */
export const timers: Invariant = {
  id: 'I17',
  rule: 'each deadline that the log holds is kept once: never early, never twice, never forgotten, over every crash',
  watch: () => ({
    fact(written, before, _scene, found) {
      const { fact, at } = written;
      const deadline = deadlineBehind(written, before);
      if (deadline === 'none') found(aboutOf(fact), `${fact.kind} says that time was up, and no time ran`);
      else if (deadline !== null && at < deadline)
        found(aboutOf(fact), `${fact.kind} says that time was up ${deadline - at} ms early`);
    },
    glance(scene, found) {
      const mostMs = scene.graceMs() > reconcileMs * 2 ? lateAmongHiccupsMs : lateMs;
      for (const account of scene.accounts.values()) {
        if (scene.calmMs(account.tenantId) < cureMs) continue;
        for (const { about, until } of deadlinesOf(account))
          if (scene.now - until > mostMs)
            found(about, `had its deadline at ${isoOf(until)}, and nothing has come of it`);
      }
    },
  }),
};

/** The deadline that a fact says has passed; null where it says no such thing. */
function deadlineBehind({ fact, actor }: Written, before: Account): Instant | 'none' | null {
  if (actor.kind !== 'engine' && fact.kind !== 'agent.stateChanged') return null;
  switch (fact.kind) {
    case 'offer.ended':
      return fact.how === 'missed' ? untilOf(before, fact.interactionId, 'offered') : null;
    case 'wrapup.parked': {
      if (fact.why !== 'time-out') return null;
      const form = before.openForms.get(formKey(fact));
      return form?.until ?? 'none';
    }
    case 'call.queued':
      return before.contacts.get(fact.interactionId)?.place === 'talking'
        ? untilOf(before, fact.interactionId, 'talking')
        : null;
    case 'call.relaxed':
      return before.contacts.get(fact.interactionId)?.relaxAt ?? 'none';
    case 'agent.stateChanged': {
      if (fact.state !== 'offline' || fact.reason !== 'lost-connection') return null;
      const person = before.people.get(fact.agentId);
      return person && !person.present ? person.presentUntil : 'none';
    }
    case 'agent.presenceChanged':
      return !fact.present && fact.until === null ? (before.people.get(fact.agentId)?.presentUntil ?? 'none') : null;
    default:
      return null;
  }
}

function untilOf(before: Account, id: InteractionId, place: 'offered' | 'talking'): Instant | 'none' {
  const contact = before.contacts.get(id);
  return contact?.place === place && contact.until !== null ? contact.until : 'none';
}

/** What is due next, of calls, forms and desks; times of calls stand still while there is no telephone system. */
function deadlinesOf(account: Account): { about: string; until: Instant }[] {
  const calls = [...account.open.values()].map(({ id, until }) => ({ about: id as string, until }));
  const asking = [...account.open.values()].flatMap(({ id, place, since, relaxAt }) =>
    place === 'queue' && relaxAt !== null ? [{ about: id as string, until: Math.max(since, relaxAt) }] : [],
  );
  const forms = [...account.openForms.values()].map(({ interactionId, until }) => ({
    about: interactionId as string,
    until,
  }));
  const desks = [...account.people.values()].map(({ id, presentUntil }) => ({
    about: id as string,
    until: presentUntil,
  }));
  return [...(account.telephony === 'away' ? [] : [...calls, ...asking]), ...forms, ...desks].filter(
    (deadline): deadline is { about: string; until: Instant } => deadline.until !== null,
  );
}
