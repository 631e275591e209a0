import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const projectRoot = path.resolve(import.meta.dirname, '..', '..');

export interface ProjectFile {
  /** From the project's root, with slashes. */
  path: string;
  text: string;
}

/** What lies in the folder and is no part of a clone. */
export const NOT_OURS = new Set(['node_modules', 'dist', 'var', '.git', '.env']);
const BINARY = /\.(png|jpg|webp|ico|woff2?|wav|gsm|ulaw|alaw|pcap|gz|zip|pdf|xlsx)$/;

/** Every text file that a clone has; written from the folder, so that it works without git. */
export function projectFiles(folder = projectRoot): ProjectFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (NOT_OURS.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) return [];
    if (entry.isDirectory()) return projectFiles(at);
    if (!entry.isFile() || BINARY.test(entry.name)) return [];
    return [{ path: path.relative(projectRoot, at).replaceAll(path.sep, '/'), text: readFileSync(at, 'utf8') }];
  });
}

export const isCode = (file: ProjectFile): boolean =>
  /\.(ts|tsx|mjs)$/.test(file.path) && !file.path.endsWith('.generated.ts');

export const isTest = (file: ProjectFile): boolean => /\.test\.(ts|tsx|mjs)$/.test(file.path);
