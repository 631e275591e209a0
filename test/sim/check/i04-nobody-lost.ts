import type { TrueCall } from '../world/view.ts';
import type { Contact } from './account.ts';
import { cureMs } from './calm.ts';
import type { Invariant } from './invariant.ts';
import { lasting } from './lasting.ts';

export const nobodyLost: Invariant = {
  id: 'I4',
  rule: 'every call that Asterisk has seen is in the log, as open or as ended as it truly is, and nothing else is',
  watch() {
    const look = lasting();
    return {
      fact({ fact }, before, scene, found) {
        if (fact.kind !== 'call.arrived') return;
        const call = scene.callOf(fact.interactionId);
        if (!call) found(fact.interactionId, 'is in the log and was never called');
        else if (call.tenantId !== before.tenantId) found(call.interactionId, 'is in the log of another tenant');
        else if (numberOf(call) !== fact.from || call.to !== fact.to)
          found(call.interactionId, `came from ${call.from} to ${call.to}, the log says ${fact.from} to ${fact.to}`);
      },
      glance(scene, found) {
        look(scene.now, scene.graceMs(), found, (seen) => {
          for (const call of scene.unsettled()) {
            if (scene.calmMs(call.tenantId) < cureMs) continue;
            const contact = scene.accounts.get(call.tenantId)?.contacts.get(call.interactionId);
            const objection = contact
              ? objectionTo(call, contact)
              : whyMissing(call, scene.wasLost(call.interactionId));
            if (objection !== null) seen(call.interactionId, objection);
          }
        });
      },
    };
  },
};

/** A caller who hides their number is nobody. */
const numberOf = ({ from }: TrueCall): string | null => (from === 'anonymous' ? null : from);

/** What a database lost of a call that has ended is lost: nobody is left who could tell it again. */
function whyMissing({ endedAt }: TrueCall, wasLost: boolean): string | null {
  if (endedAt === null) return 'is on the line and not in the log';
  return wasLost ? null : 'has called and is not in the log';
}

/** The overflow tells itself at its beginning: its prompt is heard by a contact that is over. */
function objectionTo({ endedAt, overflowed }: TrueCall, { place }: Contact): string | null {
  if (endedAt === null) return place === 'over' && !overflowed ? 'is over in the log and still on the line' : null;
  return place === 'over' ? null : `has hung up and is still at ${place} in the log`;
}
