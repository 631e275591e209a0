import type { Scenario } from '../scenario.ts';
import { browserKilled } from './browser-killed.ts';
import { clockJumps } from './clock-jumps.ts';
import { databaseKilled } from './database-killed.ts';
import { diskFull } from './disk-full.ts';
import { engineKilled } from './engine-killed.ts';
import { handedOver } from './handed-over.ts';
import { leaderFrozen } from './leader-frozen.ts';
import { supervisorKilled } from './supervisor-killed.ts';
import { telephoneCuts } from './telephone-cut.ts';
import { telephoneKilled } from './telephone-killed.ts';
import { upgrades } from './upgraded.ts';

/** In the order of the table. */
export const scenarios: readonly Scenario[] = [
  engineKilled,
  leaderFrozen,
  supervisorKilled,
  ...telephoneCuts,
  telephoneKilled,
  databaseKilled,
  diskFull,
  clockJumps,
  browserKilled,
  handedOver,
  ...upgrades,
];
