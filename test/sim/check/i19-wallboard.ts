import type { TenantId } from '../../../src/shared/ids.ts';
import type { Account } from './account.ts';
import { canonical } from './canonical.ts';
import type { Invariant } from './invariant.ts';

export const wallboard: Invariant = {
  id: 'I19',
  rule: 'the counters of the wallboard are what the log counts to',
  watch() {
    const shownAt = new Map<TenantId, string>();
    return {
      glance({ view, accounts, beliefs }, found) {
        for (const { tenantId, node, epoch, holds, version, isWriting } of beliefs) {
          const account = accounts.get(tenantId);
          if (!holds || isWriting || !account || version !== account.version) continue;
          // What is counted changes with the log alone.
          const place = `${node} ${epoch} ${version}`;
          if (shownAt.get(tenantId) === place) continue;
          shownAt.set(tenantId, place);
          const shown = canonical(view.wallboard(tenantId));
          const counted = canonical({ waiting: waitingOf(account), agents: agentsOf(account) });
          if (shown !== counted) found(node, `shows ${shown} for ${tenantId}, the log counts to ${counted}`);
        }
      },
    };
  },
};

const waitingOf = (account: Account): Record<string, number> =>
  counted(
    [...account.open.values()].filter(({ place }) => place === 'queue' || place === 'offered'),
    ({ queueId }) => String(queueId),
  );

const agentsOf = (account: Account): Record<string, number> =>
  counted([...account.people.values()], ({ state }) => state);

function counted<T>(things: readonly T[], by: (thing: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const thing of things) counts[by(thing)] = (counts[by(thing)] ?? 0) + 1;
  return counts;
}
