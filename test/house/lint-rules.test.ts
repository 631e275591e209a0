import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './project-files.ts';

/** A checker that checks nothing looks like a clean tree: each rule of the linter has a file that must be refused. */
const planted: [rule: string, file: string, text: string, told: RegExp][] = [
  ['shared knows no core', 'src/shared/a.ts', "import '../core/b.ts';", /no other folder/],
  ['shared knows no package but the schema library', 'src/shared/b.ts', "import 'kysely';", /no other folder/],
  ['shared knows no node module', 'src/shared/c.ts', "import 'node:fs';", /no other folder/],
  [
    'core knows no feature',
    'src/core/a.ts',
    "import type { A } from '../features/calls/a.ts';\nexport type B = A;",
    /core knows shared/,
  ],
  [
    'core knows no adapter by way of export',
    'src/core/c.ts',
    "export * from '../adapters/x/a.ts';",
    /core knows shared/,
  ],
  ['core knows no node module', 'src/core/d.ts', "import 'node:crypto';", /pure vocabularies/],
  ['core knows no time', 'src/core/e.ts', 'export const at = Date.now();', /time comes into core/],
  ['core knows no chance', 'src/core/f.ts', 'export const one = Math.random();', /randomness comes into core/],
  ['core knows no timer', 'src/core/g.ts', 'setTimeout(() => undefined, 1);', /timers are commands/],
  ['core knows no process', 'src/core/h.ts', 'process.exit();', /knows no process/],
  ['core does not log', 'src/core/i.ts', "console.log('x');", /core does not log/],
  [
    'a feature knows no adapter',
    'src/features/calls/a.ts',
    "import '../../adapters/postgres/pool.ts';",
    /only the transaction/,
  ],
  [
    'a feature knows no runtime, not even later',
    'src/features/calls/b.ts',
    "void import('../../runtime/serve.ts');",
    /features know core/,
  ],
  [
    'a feature knows no foreign queries',
    'src/features/calls/c.ts',
    "import '../customers/queries.ts';",
    /queries are its own/,
  ],
  ['a feature knows no server', 'src/features/calls/d.ts', "import 'fastify';", /belongs to the adapters/],
  ['an adapter knows no feature', 'src/adapters/x/a.ts', "import '../../features/calls/a.ts';", /adapters know shared/],
  ["an adapter knows no decision of core's", 'src/adapters/x/b.ts', "import '../../core/a.ts';", /not its decisions/],
  ['runtime knows no web', 'src/runtime/a.ts', "import '../web/a.ts';", /built apart/],
  ['the web knows no feature', 'src/web/a.ts', "import '../features/calls/a.ts';", /the browser knows/],
  ['the web knows no node module', 'src/web/b.ts', "import 'node:path';", /the browser knows/],
  [
    'imports go round in no circle',
    'src/core/one.ts',
    "import { two } from './two.ts';\nexport const one = () => two;",
    /cycle/i,
  ],
  ['no promise is left floating', 'src/runtime/b.ts', 'async function f() {}\nf();', /must be awaited/],
  ['no file is a barrel', 'src/runtime/c.ts', "export * from './b.ts';", /[Bb]arrel/],
  ['no catch is empty', 'src/runtime/d.ts', 'try {\n  JSON.parse("1");\n} catch {}', /empty block/i],
  ['no default export', 'src/runtime/e.ts', 'export default 1;', /default/],
  [
    'no test is singled out',
    'src/runtime/f.test.ts',
    "import { it } from 'vitest';\nit.only('x', () => {});",
    /focused/i,
  ],
];

/** What the same rules must let pass. */
const innocent: [file: string, text: string][] = [
  [
    'src/shared/ok.ts',
    "import { z } from 'zod';\nimport type { Id } from './ids.ts';\nexport const id = z.string() as unknown as Id;",
  ],
  ['src/core/two.ts', "import { one } from './one.ts';\nexport const two = () => one;"],
  [
    'src/features/calls/ok.ts',
    "import type { Tx } from '../../adapters/postgres/unit.ts';\nimport { own } from './queries.ts';\nexport const ok = (tx: Tx) => own(tx);",
  ],
  ['src/adapters/x/ok.ts', "import type { State } from '../../core/state.ts';\nexport type Known = State;"],
];

describe('lint rules', () => {
  let reports: { filename: string; told: string }[] = [];

  beforeAll(() => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zvon-lint-'));
    copyFileSync(path.join(projectRoot, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
    copyFileSync(path.join(projectRoot, 'tsconfig.base.json'), path.join(folder, 'tsconfig.base.json'));
    writeFileSync(path.join(folder, 'tsconfig.json'), '{ "extends": "./tsconfig.base.json", "include": ["src"] }');
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
    for (const [file, text] of [...planted.map(([, file, text]) => [file, text] as const), ...innocent]) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${text}\n`);
    }
    reports = lint(folder);
  }, 60_000);

  it.each(planted)('%s', (_, file, __, told) => {
    expect(
      reports
        .filter((report) => report.filename === file)
        .map((report) => report.told)
        .join('\n'),
    ).toMatch(told);
  });

  it('code that keeps the rules is not reported', () => {
    const files = innocent.map(([file]) => file).filter((file) => file !== 'src/core/two.ts');
    expect(reports.filter((report) => files.includes(report.filename))).toEqual([]);
  });
});

interface Diagnostic {
  message: string;
  help?: string;
  filename: string;
}

function lint(folder: string): { filename: string; told: string }[] {
  const program = path.join(projectRoot, 'node_modules/.bin/oxlint');
  const { diagnostics } = JSON.parse(outputOf(program, ['--type-aware', '-f', 'json', 'src'], folder)) as {
    diagnostics: Diagnostic[];
  };
  return diagnostics.map(({ filename, message, help }) => ({ filename, told: `${message} ${help ?? ''}` }));
}

/** The linter ends with 1 when it found something, which is what is wanted here. */
function outputOf(program: string, args: string[], cwd: string): string {
  try {
    return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
