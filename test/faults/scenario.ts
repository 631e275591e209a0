import { watchHost } from './people/watch-host.ts';

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

/** A time that was measured while the host of the machine took more of a second than this says nothing about Zvon. */
const shareMax = 0.25;

/**
 * The same again and again, each time told. One that the host disturbed is told too, and done again: what was found in
 * it counts, its time does not. In all at most twice as often; what is disturbed then counts as it is.
 */
export async function repeat(
  times: number,
  say: (line: string) => void,
  once: (nth: number) => Promise<Round>,
  watch: () => { stop(): number } = watchHost,
): Promise<Outcome & { notes: string[] }> {
  const measuredMs: number[] = [];
  const faults: string[] = [];
  const notes: string[] = [];
  while (measuredMs.length < times) {
    const nth = measuredMs.length;
    const host = watch();
    const round = await once(nth);
    const share = host.stop();
    const isDisturbed = share > shareMax && notes.length < times;
    const line = `${nth + 1}: ${Math.round(round.ms)} ms${round.faults.length > 0 ? `, ${round.faults.length} faults` : ''}`;
    const taken = isDisturbed ? `, not counted: the host took ${Math.round(share * 100)} % of a second` : '';
    say(`  ${line}${taken}`);
    if (isDisturbed) notes.push(line + taken);
    else measuredMs.push(round.ms);
    faults.push(...round.faults);
  }
  return { measuredMs, faults, notes };
}

/** The same, where each time follows from the one before it and none can be done again. */
export const repeatInOrder = (times: number, say: (line: string) => void, once: (nth: number) => Promise<Round>) =>
  repeat(times, say, once, () => ({ stop: () => 0 }));
