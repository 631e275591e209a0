/** What one scenario does to a running Zvon, and what is promised then. */
export interface Scenario {
  name: string;
  /** What is done, as the table says it. */
  does: string;
  times: number;
  /** Of what was measured, in ms: the promise. */
  goal: { what: string; share: 'p95' | 'max'; ms: number };
  run(world: ScenarioWorld): Promise<Outcome>;
}

export interface ScenarioWorld {
  /** The engine with telephones that speak plain SIP. */
  program: string;
  times: number;
  say(line: string): void;
}

export interface Outcome {
  /** One value each time, in ms. */
  measuredMs: number[];
  /** What was promised and is not so, in one sentence each. */
  faults: string[];
  /** What else was seen. */
  notes?: string[];
}
