import { readFileSync, writeFileSync } from 'node:fs';
import type { Scenario } from '../world/view.ts';
import type { RunResult } from './run-seed.ts';

/** A centre that once broke an invariant. It is played in every test run, for ever. */
export interface Regression {
  scenario: Scenario;
  /** What was found then. */
  found: string;
}

export const readRegressions = (file: string): Regression[] => JSON.parse(readFileSync(file, 'utf8')) as Regression[];

/** The same failure again is no new entry. */
export function keepRegression(file: string, scenario: Scenario, { violations }: RunResult): void {
  const [first] = violations;
  if (!first) return;
  const known = readRegressions(file);
  const found = `${first.invariant}: ${first.says}`;
  if (known.some((entry) => JSON.stringify(entry.scenario) === JSON.stringify(scenario))) return;
  writeFileSync(file, `${JSON.stringify([...known, { scenario, found }], null, 2)}\n`);
}
