import type { ConfigTuple } from './ari/models.generated.ts';
import type { AriOperations } from './ari/operations.generated.ts';
import type { MediaPlace } from './provision.ts';
import { isTrunkId, type PjsipObject, type Trunk, trunkIdOf, trunkObjects } from './trunk-endpoints.ts';

export interface TrunkPusher {
  /** Makes Asterisk know exactly these trunks, as far as it does not already. Tells what was refused. */
  push(trunks: readonly Trunk[]): Promise<{ refused: number }>;
  /** Asterisk keeps pushed objects in memory only: after its restart it knows none. */
  forget(): void;
}

const types = ['registration', 'identify', 'endpoint', 'aor', 'auth'] as const;
type Remove = (type: (typeof types)[number], id: string) => Promise<unknown>;

export function createTrunkPusher(ari: AriOperations, media: MediaPlace): TrunkPusher {
  const pushed = new Map<string, string>();
  const remove: Remove = (objectType, id) => ari.asterisk.deleteObject({ configClass: 'res_pjsip', objectType, id });
  return {
    async push(trunks) {
      let refused = 0;
      const wanted = new Set(trunks.map(({ key }) => trunkIdOf(key)));
      for (const id of await knownTrunks(ari)) if (!wanted.has(id)) await removeAll(remove, pushed, id);
      for (const trunk of trunks) {
        const id = trunkIdOf(trunk.key);
        const print = JSON.stringify(trunk);
        if (pushed.get(id) === print) continue;
        // Made anew: an address that is updated keeps who was there, and a registration its former password.
        await removeAll(remove, pushed, id);
        if (await putAll(ari, trunkObjects(trunk, media))) pushed.set(id, print);
        else refused += 1;
      }
      return { refused };
    },
    forget: () => pushed.clear(),
  };
}

async function knownTrunks(ari: AriOperations): Promise<string[]> {
  const endpoints = await ari.endpoints.listByTech({ tech: 'PJSIP' });
  return endpoints.ok ? endpoints.value.map(({ resource }) => resource).filter(isTrunkId) : [];
}

/** One after the other: the endpoint names the address, and the registration the endpoint. */
async function putAll(ari: AriOperations, objects: readonly PjsipObject[]): Promise<boolean> {
  for (const { type: objectType, id, fields } of objects) {
    const tuples: ConfigTuple[] = Object.entries(fields).map(([attribute, value]) => ({ attribute, value }));
    const put = await ari.asterisk.updateObject({ configClass: 'res_pjsip', objectType, id, fields: tuples });
    if (!put.ok) return false;
  }
  return true;
}

async function removeAll(remove: Remove, pushed: Map<string, string>, id: string): Promise<void> {
  pushed.delete(id);
  for (const type of types) await remove(type, id);
}
