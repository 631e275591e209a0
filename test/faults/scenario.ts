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
  /** Where its processes' logs are left. */
  logs: string;
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
  /** Why it cannot be done on this machine. */
  skipped?: string;
}

/** One time. */
export interface Round {
  ms: number;
  faults: string[];
}

/** The same again and again, each time told. */
export async function repeat(
  times: number,
  say: (line: string) => void,
  once: (nth: number) => Promise<Round>,
): Promise<Outcome> {
  const rounds: Round[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    const round = await once(nth);
    say(`  ${nth + 1}: ${Math.round(round.ms)} ms${round.faults.length > 0 ? `, ${round.faults.length} faults` : ''}`);
    rounds.push(round);
  }
  return { measuredMs: rounds.map(({ ms }) => ms), faults: rounds.flatMap(({ faults }) => faults) };
}
