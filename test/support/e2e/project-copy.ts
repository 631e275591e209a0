import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type CommandResult, runCommand } from '../../../tools/parts/run-command.mjs';
import { NOT_OURS, projectRoot } from '../../house/project-files.ts';

export type Words = Record<string, string>;

/** The project as a clone has it, to be changed, checked and built beside the one under test. */
export interface ProjectCopy {
  /** The server that was built last. */
  program: string;
  readWords(language: string): Words;
  /** Null takes the language away. */
  writeWords(language: string, words: Words | null): void;
  /** As `npm start` builds. */
  build(): Promise<CommandResult>;
  checkTypes(): Promise<CommandResult>;
  remove(): void;
}

const buildAsStartDoes = `
  import { provideBuild } from './tools/parts/build.mjs';
  import { createSay } from './tools/parts/say.mjs';
  await provideBuild(createSay());`;

const checkTypesAsCheckDoes = `
  import { describeCheck, runStaticChecks } from './tools/parts/static-checks.mjs';
  const checks = await runStaticChecks(['types of the server', 'types of the web', 'types of the walks']);
  console.log(checks.map(describeCheck).join('\\n'));
  process.exitCode = checks.every((check) => check.passed) ? 0 : 1;`;

export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'zvon-e2e-copy-'));
  const isOurs = (source: string): boolean => !NOT_OURS.has(relative(projectRoot, source));
  cpSync(projectRoot, folder, { recursive: true, filter: isOurs });
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  const wordsOf = (language: string): string => join(folder, 'src', 'web', 'words', language, 'words.json');
  const run = (script: string): Promise<CommandResult> =>
    runCommand(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder });
  return {
    program: join(folder, 'dist', 'zvon.mjs'),
    readWords: (language) => JSON.parse(readFileSync(wordsOf(language), 'utf8')) as Words,
    writeWords(language, words) {
      rmSync(dirname(wordsOf(language)), { recursive: true, force: true });
      if (words === null) return;
      mkdirSync(dirname(wordsOf(language)));
      writeFileSync(wordsOf(language), JSON.stringify(words));
    },
    build: () => run(buildAsStartDoes),
    checkTypes: () => run(checkTypesAsCheckDoes),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
