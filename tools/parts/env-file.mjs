import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ values: Record<string, string>, objection: string | undefined }} ParsedEnv
 *   `objection` is one sentence about the first line that is no setting
 */

/**
 * NAME=value lines; `#` begins a comment line, quotes around a value are taken off. Nothing is expanded.
 * @param {string} text
 * @returns {ParsedEnv}
 */
export function parseEnv(text) {
  /** @type {ParsedEnv} */
  const parsed = { values: {}, objection: undefined };
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const match = line.match(/^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/);
    if (match?.[1]) parsed.values[match[1]] = (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2');
    else parsed.objection ??= `Line ${index + 1} of .env is not NAME=value.`;
  }
  return parsed;
}

/**
 * @param {string} file
 * @returns {ParsedEnv}
 */
export function readEnvFile(file) {
  return parseEnv(existsSync(file) ? readFileSync(file, 'utf8') : '');
}
