/** What `npm run sim` was asked for. */
export interface Asked {
  /** The first and the last seed; without a last one it goes on until the minutes are over. */
  from: number;
  to: number | null;
  hours: number;
  minutes: number | null;
  json: boolean;
  story: boolean;
  /** A failing seed is shrunk and written among the regressions. */
  keep: boolean;
  oracle: boolean;
  /** So many for each theory. */
  contacts: number;
  /** The hunting grounds one after the other until something is found: what a mutant is put to. */
  hunt: boolean;
}

export const usage = `npm run sim -- --seed 123 [--hours 2]     one seed
npm run sim -- --from 1 --to 200            many, on all cores
npm run sim -- --seeds 200                  the same
npm run sim -- --minutes 10                 as many as there is time for
npm run sim -- --oracle [--contacts 50000]  fault-free centres against Erlang C and Erlang A
npm run sim -- --hunt                       the centres that a mutant is put to, until something is found
With --json the last line of the output is the result; --story tells what happened before a violation;
--no-keep leaves a failing seed out of test/sim/regressions.json.`;

/** Null when it cannot be understood. */
export function readArguments(argv: readonly string[]): Asked | null {
  const values = new Map<string, number>();
  const flags = new Set<string>();
  for (let nth = 0; nth < argv.length; nth += 1) {
    const word = argv[nth]!;
    if (switches.has(word)) flags.add(word);
    else if (numbers.has(word) && isNumber(argv[nth + 1])) values.set(word, Number(argv[(nth += 1)]));
    else return null;
  }
  const seed = values.get('--seed');
  const from = seed ?? values.get('--from') ?? 1;
  const last = seed ?? values.get('--to') ?? (values.has('--seeds') ? from + values.get('--seeds')! - 1 : null);
  return {
    from,
    to: last,
    hours: values.get('--hours') ?? 2,
    minutes: values.get('--minutes') ?? (last === null ? 1 : null),
    json: flags.has('--json'),
    story: flags.has('--story'),
    keep: !flags.has('--no-keep'),
    oracle: flags.has('--oracle'),
    contacts: values.get('--contacts') ?? 1_000_000,
    hunt: flags.has('--hunt'),
  };
}

const switches: ReadonlySet<string> = new Set(['--json', '--story', '--no-keep', '--oracle', '--hunt']);
const numbers: ReadonlySet<string> = new Set([
  '--seed',
  '--seeds',
  '--from',
  '--to',
  '--hours',
  '--minutes',
  '--contacts',
]);

const isNumber = (text: string | undefined): boolean => text !== undefined && text !== '' && Number(text) >= 0;
