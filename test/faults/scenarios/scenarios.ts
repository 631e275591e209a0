import type { Scenario } from '../scenario.ts';
import { engineKilled } from './engine-killed.ts';

/** In the order of the table. */
export const scenarios: readonly Scenario[] = [engineKilled];
