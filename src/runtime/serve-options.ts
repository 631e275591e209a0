import { parseArgs } from 'node:util';
import type { ServeOptions } from './serve.ts';

/** What whoever starts `serve` says on its command line. */
export function serveOptions(args: readonly string[]): Pick<ServeOptions, 'takesOverFrom' | 'boot'> {
  const { values } = parseArgs({
    args: [...args],
    options: { 'takes-over-from': { type: 'string' }, boot: { type: 'string' } },
  });
  const from = values['takes-over-from'];
  return { ...(from ? { takesOverFrom: Number(from) } : {}), ...(values.boot ? { boot: values.boot } : {}) };
}
