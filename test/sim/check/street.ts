import type { InteractionId, TenantId } from '../../../src/shared/ids.ts';
import type { TrueCall, WorldView } from '../world/view.ts';
import type { Account } from './account.ts';

/** The calls as the street knows them; those that are over on both sides are looked at no more. */
export function createStreet(view: WorldView, accounts: ReadonlyMap<TenantId, Account>) {
  const places = new Map<InteractionId, number>();
  const open = new Set<number>();
  const callAt = (place: number | undefined): TrueCall | undefined =>
    place === undefined ? undefined : view.calls()[place];
  const isSettled = ({ endedAt, tenantId, interactionId }: TrueCall): boolean =>
    endedAt !== null && accounts.get(tenantId)?.contacts.get(interactionId)?.place === 'over';
  return {
    callOf: (interactionId: InteractionId): TrueCall | undefined => callAt(places.get(interactionId)),
    look(): void {
      const calls = view.calls();
      for (let place = places.size; place < calls.length; place += 1) {
        places.set(calls[place]!.interactionId, place);
        open.add(place);
      }
      for (const place of open) if (isSettled(calls[place]!)) open.delete(place);
    },
    *unsettled(): Iterable<TrueCall> {
      const calls = view.calls();
      for (const place of open) yield calls[place]!;
    },
  };
}
