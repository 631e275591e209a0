import { leaseMs } from '../../../src/adapters/postgres/lease.ts';
import type { TenantId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Happening } from '../world/view.ts';
import type { Found, Invariant, Scene } from './invariant.ts';

type Commanded = Extract<Happening, { kind: 'command' }>;

export const oneOwner: Invariant = {
  id: 'I12',
  rule: 'the log has no gap and goes forward in time and epoch, one node has an epoch, and nobody acts under an old one or before it is written',
  watch() {
    const nodes = new Map<string, string>();
    const written = new Set<string>();
    let dialled: Commanded[] = [];
    let lostAt: Instant = -Infinity;
    return {
      fact({ version, epoch, at, causedBy, fact }, before, _scene, found) {
        if (fact.kind === 'call.offered' || fact.kind === 'leg.redialled') written.add(fact.legId);
        const about = `version ${version}`;
        if (version !== before.version + 1) found(about, `follows version ${before.version}`);
        if (epoch < before.epoch) found(about, `has epoch ${epoch} after epoch ${before.epoch}`);
        if (at < before.at) found(about, `is ${before.at - at} ms older than the fact before it`);
        if (causedBy !== null && causedBy >= version) found(about, `is caused by version ${causedBy}`);
      },
      happening(happening, scene, found) {
        if (happening.kind === 'fault' && happening.fault === 'failover-with-loss') lostAt = happening.at;
        if (happening.kind !== 'command') return;
        commanded(happening, scene, nodes, found);
        const tenantId = scene.callOf(happening.command.interactionId)?.tenantId;
        const objection = tenantId === undefined ? null : leaseObjection(tenantId, happening, scene, lostAt);
        if (objection !== null) found(happening.node, `asks for ${happening.command.kind} although ${objection}`);
        if (happening.command.kind === 'leg.dial') dialled.push(happening);
      },
      moment(_scene, found) {
        for (const { node, command } of dialled)
          if (command.kind === 'leg.dial' && !written.has(command.legId))
            found(node, `dials ${command.legId} before that is written`);
        dialled = [];
      },
      glance(scene, found) {
        for (const tenantId of scene.view.tenants) {
          const holding = scene.beliefs.filter((belief) => belief.tenantId === tenantId && belief.holds);
          if (holding.length > 1 && !mayHaveLostLease(scene, lostAt))
            found(tenantId, `is held by ${holding.map(({ node, epoch }) => `${node} (${epoch})`).join(' and ')}`);
          for (const belief of holding) {
            const objection = leaseObjection(tenantId, belief, scene, lostAt);
            if (objection !== null) found(belief.node, `believes that it holds ${tenantId} although ${objection}`);
          }
        }
      },
    };
  },
};

/**
 * A fail-over may have taken back the row by which somebody acts: they learn of it when they renew it, and what they
 * commit until then is refused by its epoch.
 */
const mayHaveLostLease = ({ view }: Scene, lostAt: Instant): boolean => view.now() - lostAt <= leaseMs;

function leaseObjection(
  tenantId: TenantId,
  { node, epoch }: { node: string; epoch: number },
  scene: Scene,
  lostAt: Instant,
): string | null {
  const { view } = scene;
  const lease = view.lease(tenantId);
  if (lease === null || mayHaveLostLease(scene, lostAt)) return null;
  if (lease.owner !== node || lease.epoch !== epoch)
    return `its epoch ${epoch} is over, the lease is ${lease.owner}'s under ${lease.epoch}`;
  return lease.expiresAt < view.now() ? `its lease ran out ${view.now() - lease.expiresAt} ms ago` : null;
}

function commanded({ node, epoch, command }: Commanded, scene: Scene, nodes: Map<string, string>, found: Found): void {
  const call = scene.callOf(command.interactionId);
  if (!call) return;
  const newest = scene.accounts.get(call.tenantId)?.epoch ?? 0;
  if (epoch < newest)
    found(node, `asks for ${command.kind} of ${call.interactionId} under epoch ${epoch}, the log has ${newest}`);
  const owner = ownerOf(nodes, call.tenantId, epoch, node);
  if (owner !== node) found(node, `asks for ${command.kind} under epoch ${epoch}, which is ${owner}'s`);
}

function ownerOf(nodes: Map<string, string>, tenantId: TenantId, epoch: number, node: string): string {
  const key = `${tenantId} ${epoch}`;
  const owner = nodes.get(key) ?? node;
  nodes.set(key, owner);
  return owner;
}
