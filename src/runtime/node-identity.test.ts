import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeIdentity } from './node-identity.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'zvon-node-'));
const node = (ZVON_DATA: string, bootFile?: string): string =>
  nodeIdentity({ ZVON_NODE: 'node-1', ZVON_DATA }, bootFile);

describe('a node', () => {
  it('is the same after each start in its folder, so that it takes its own lease back at once', () => {
    const folder = newFolder();
    expect(node(folder)).toBe(node(folder));
    expect(node(folder)).toMatch(/^node-1\//);
  });

  it('is another in each folder, though all have the name that nobody chose', () => {
    expect(node(newFolder())).not.toBe(node(join(newFolder(), 'not', 'made', 'yet')));
  });

  it('is another on the copy of its machine', () => {
    const folder = newFolder();
    const [first, copy] = [join(folder, 'boot-1'), join(folder, 'boot-2')];
    writeFileSync(first, 'one\n');
    writeFileSync(copy, 'two\n');
    expect(node(folder, first)).not.toBe(node(folder, copy));
  });

  it('needs no boot id where the system has none', () => {
    const folder = newFolder();
    expect(node(folder, join(folder, 'none'))).toBe(node(folder, join(folder, 'none')));
  });
});
