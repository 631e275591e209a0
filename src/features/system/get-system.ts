import type { Tx } from '../../adapters/postgres/unit.ts';
import { type Disk, spaceOf } from '../../core/disks/space.ts';
import { archiveState } from '../../core/backup/archive-state.ts';
import { drillFreshness } from '../../core/backup/due.ts';
import type { Component, DrillRun, SystemCertificate, SystemReport } from '../../shared/api/system.ts';
import { type Instant, isoOf } from '../../shared/time.ts';
import { demand, type SignedIn } from '../route.ts';
import { findBackup, findDrills, findFirstBackup, findRestoreDrills, seeDatabase, type ServerSeen } from './queries.ts';

/** What only the process knows. */
export interface SystemLook {
  telephony(): 'ok' | 'trouble' | 'off';
  routes(): boolean;
  /** Whether a folder for the backup is set. */
  isBackedUp: boolean;
  /** Since when a piece of the log that the server has handed over waits for the backup to take it; null: none does. */
  waitsSince(): Promise<Instant | null>;
  disks(): readonly Disk[];
  /** Null where nothing is encrypted. */
  certificate(now: Instant): SystemCertificate | null;
}

/** What the installation stands on: administrators see it, whatever their tenant, for all share it. */
export async function getSystem(
  tx: Tx,
  signedIn: SignedIn,
  { look, now }: { look: SystemLook; now: Instant },
): Promise<SystemReport> {
  demand(signedIn, 'read', 'configuration');
  const server = await seeDatabase(tx);
  const archive = archiveState({ ...server, waitsSince: await look.waitsSince() }, now);
  const components = componentsOf(server, look, archive);
  const last = await findBackup(tx, 'well');
  const failed = await findBackup(tx, 'wrong');
  const drills = await findDrills(tx);
  const restores = await findRestoreDrills(tx);
  return {
    at: isoOf(now),
    level: Math.min(...components.map(({ level }) => level)),
    components,
    disks: look.disks().map((disk) => ({ ...disk, state: spaceOf(disk) })),
    certificate: look.certificate(now),
    backup: {
      isOn: look.isBackedUp,
      last,
      failed: failed && (!last || failed.startedAt > last.startedAt) ? failed : null,
      handedOverAt: server.handedOverAt ? isoOf(server.handedOverAt.getTime()) : null,
    },
    drill: { freshness: freshnessOf({ ...restores, firstSet: await findFirstBackup(tx) }, now), ...restores },
    drills,
  };
}

/** Levels as the operations manual counts them: 0 is one of it, 1 another that can take its place. */
function componentsOf(server: ServerSeen, look: SystemLook, archive: Component['state']): Component[] {
  const single = { copies: 1, level: 0 };
  return [
    { key: 'database', state: 'ok', copies: 1 + server.standbys, level: Math.min(server.standbys, 1) },
    { key: 'telephony', state: look.telephony(), ...single },
    { key: 'routing', state: look.routes() ? 'ok' : 'trouble', ...single },
    { key: 'archive', state: archive, ...single },
  ];
}

/** A drill that failed after the last good one is worse than one that is late. */
function freshnessOf(
  { newest, last, firstSet }: { newest: DrillRun | null; last: DrillRun | null; firstSet: Instant | null },
  now: Instant,
): SystemReport['drill']['freshness'] {
  if (newest && newest.failure !== null) return 'failed';
  return drillFreshness({ last: last ? Date.parse(last.startedAt) : null, firstSet }, now);
}
