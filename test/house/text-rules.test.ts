import { describe, expect, it } from 'vitest';
import { projectFiles } from './project-files.ts';
import { textRules } from './text-rules.ts';

/** One violation a rule, each in pieces so that the rule finds it only here. */
const planted: Record<string, { path: string; text: string }> = {
  'core knows no waiting': { path: 'src/core/routing/step.ts', text: 'export async function step() {}' },
  'core knows no clock and no chance': { path: 'src/core/routing/step.ts', text: 'const at = Math' + '.random();' },
  "a feature's queries are its own": {
    path: 'src/features/calls/deep/answer-call.ts',
    text: "import { findCustomer } from '../../customers/queries-of-search.ts';",
  },
  'a file exports what it holds, there are no barrels': {
    path: 'src/shared/all.ts',
    text: 'export ' + "* from './ids.ts';",
  },
  'names say what a thing is for': { path: 'src/web/utils/format.ts', text: '' },
  'nothing is put off in a comment': { path: 'src/shared/ids.ts', text: '// TO' + 'DO: later' },
  'no test is left out or singled out': { path: 'src/shared/ids.test.ts', text: 'it.on' + "ly('x', () => {});" },
  'the project knows no workplace, registry or mirror': { path: 'docs/a.md', text: 'see /wo' + 'rk/shared' },
};

describe('text rules', () => {
  const files = projectFiles();

  it.each(textRules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    const violations = files.flatMap((file) => rule.check(file).map((what) => `${file.path}: ${what}`));
    expect(violations).toEqual([]);
  });

  it.each(textRules.map((rule) => [rule.name, rule] as const))('a planted violation is found: %s', (name, rule) => {
    expect(rule.check(planted[name]!)).not.toEqual([]);
  });

  it('a rule about code does not read comments and strings', () => {
    const text = "// async\nconst word = 'await';\nconst later = `new Promise`; /* async */";
    expect(textRules.flatMap((rule) => rule.check({ path: 'src/core/a.ts', text }))).toEqual([]);
  });

  it('a host of a registry is found in any file', () => {
    const text = 'curl https://registry.' + 'npmjs.org/x';
    expect(textRules.flatMap((rule) => rule.check({ path: 'README.md', text }))).toHaveLength(1);
  });
});
