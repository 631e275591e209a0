import type { Fact } from '../../../src/shared/events.ts';
import type { InteractionId } from '../../../src/shared/ids.ts';
import type { RoutingConfig } from '../../../src/core/routing/state.ts';
import type { Happening, Written } from '../world/view.ts';
import type { Account, Contact } from './account.ts';
import type { Invariant } from './invariant.ts';
import { isBefore } from './who-may-serve.ts';

type Ended = Extract<Fact, { kind: 'call.ended' }>;

/**
 * The sum of each queue follows: whoever entered it left by one end (I3) that fits their place, and each end says from
 * where. Here is what the record of those says whom nobody served.
 */
export const abandonedOnRecord: Invariant = {
  id: 'I5',
  rule: 'the record of an abandoned call says how long the caller waited, in which place, and what they heard last',
  watch() {
    const asked = new Map<InteractionId, string[]>();
    return {
      happening: (happening) => remember(asked, happening),
      fact(written, before, scene, found) {
        const { fact } = written;
        if (fact.kind === 'call.queued' && before.contacts.get(fact.interactionId)?.place === 'flow')
          asked.delete(fact.interactionId);
        if (fact.kind !== 'call.ended') return;
        const contact = before.contacts.get(fact.interactionId);
        const config = scene.configOf(before.tenantId);
        if (!contact || !config) return;
        for (const objection of objectionsTo(written, fact, contact, before, config)) found(contact.id, objection);
        // What was asked for before a fault of machines, or was lost in one, may not have been heard.
        // What was decided together with the end is asked for after both are written.
        const isPlain =
          scene.calmMs(before.tenantId) >= written.at - contact.since + 1_000 && contact.since < written.at;
        const heard =
          isPlain && contact.place !== 'talking' ? promptObjection(fact, contact, asked.get(contact.id) ?? []) : null;
        if (heard !== null) found(contact.id, heard);
        asked.delete(contact.id);
      },
    };
  },
};

function remember(asked: Map<InteractionId, string[]>, happening: Happening): void {
  if (happening.kind !== 'command' || happening.command.kind !== 'prompt.play') return;
  const { interactionId, prompts } = happening.command;
  asked.set(interactionId, [...(asked.get(interactionId) ?? []), ...prompts]);
}

const isWaiting = ({ place }: Contact): boolean => place === 'queue' || place === 'offered';

function objectionsTo(
  { at }: Written,
  fact: Ended,
  contact: Contact,
  account: Account,
  config: RoutingConfig,
): string[] {
  if (!isWaiting(contact))
    return fact.waitedMs === undefined ? [] : [`waited ${fact.waitedMs} ms without being in a queue`];
  const waitedMs = at - contact.queuedAt;
  const position = positionOf(contact, account, config, at);
  return [
    ...(fact.waitedMs === waitedMs ? [] : [`waited for ${waitedMs} ms, its record says ${fact.waitedMs}`]),
    ...(fact.position === position ? [] : [`was number ${position} in its queue, its record says ${fact.position}`]),
  ];
}

/** Among those of one queue the floor under the late changes nothing: they stay ahead of those who came after them. */
function positionOf(contact: Contact, account: Account, config: RoutingConfig, at: number): number {
  const policy = config.servingPolicy === 'priority' ? 'priority' : 'delay-ratio';
  const others = [...account.open.values()].filter((other) => isWaiting(other) && other.queueId === contact.queueId);
  return 1 + others.filter((other) => other !== contact && isBefore(config, other, contact, at, policy)).length;
}

/** In a queue the order of prompt and place is the queue's matter; who rang at an agent may have heard music instead. */
function promptObjection({ lastPrompt = null }: Ended, contact: Contact, asked: readonly string[]): string | null {
  const isWrong =
    contact.place === 'flow' ? (asked.at(-1) ?? null) !== lastPrompt : !fitsQueue(lastPrompt, contact, asked);
  return isWrong ? `heard ${asked.join(', ') || 'no prompt'}, its record says ${lastPrompt}` : null;
}

const fitsQueue = (lastPrompt: string | null, { wasOffered }: Contact, asked: readonly string[]): boolean =>
  lastPrompt === null ? asked.length === 0 || wasOffered : asked.some((prompt) => prompt === lastPrompt);
