import { expect, it } from 'vitest';
import { refusals } from '../../src/shared/errors.ts';
import { isCode, isTest, projectFiles } from './project-files.ts';

it('every refusal of the table is one that the server can give', () => {
  const server = projectFiles()
    .filter((file) => /^src\/(core|features|adapters|runtime)\//.test(file.path) && isCode(file) && !isTest(file))
    .map(({ text }) => text)
    .join('\n');
  expect(Object.keys(refusals).filter((code) => !server.includes(`'${code}'`))).toEqual([]);
});
