import { exitsOf, stepNamed } from '../../core/flow/exits.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';

/** A line of the outline: a step, or an exit that leads to a step further up, or nowhere. */
export type OutlineRow = {
  /** Unlike any other row's. */
  id: string;
  level: number;
  /** The row that this one stands under. */
  parent: string | null;
  /** The exit that leads here; null of the first step and of those that nothing leads to. */
  via: { step: string; exit: string } | null;
} & ({ kind: 'step'; name: string } | { kind: 'mention'; name: string } | { kind: 'open'; wanted: string });

/** The flow as a tree, read from its start: every step once, and after them what nothing leads to. */
export function outlineRows(flow: FlowDefinition): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const told = new Set<string>();
  const tell = (name: string, level: number, parent: string | null, via: OutlineRow['via']): void => {
    const at = { id: via ? `${via.step}\n${via.exit}` : `\n${name}`, level, parent, via };
    const step = stepNamed(flow, name);
    if (!step) return void rows.push({ ...at, kind: 'open', wanted: name });
    if (told.has(name)) return void rows.push({ ...at, kind: 'mention', name });
    told.add(name);
    rows.push({ ...at, kind: 'step', name });
    for (const { exit, next } of exitsOf(step)) tell(next, level + 1, at.id, { step: name, exit });
  };
  if (Object.hasOwn(flow.steps, flow.start)) tell(flow.start, 1, null, null);
  for (const name of Object.keys(flow.steps)) if (!told.has(name)) tell(name, 1, null, null);
  return rows;
}

/** Where an arrow leads in the outline, as in any tree; the row itself where it leads nowhere. */
export function nextRow(rows: readonly OutlineRow[], id: string, key: string): string {
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  if (!row) return rows[0]?.id ?? id;
  const found = {
    ArrowDown: rows[at + 1],
    ArrowUp: rows[at - 1],
    ArrowRight: rows[at + 1]?.parent === id ? rows[at + 1] : undefined,
    ArrowLeft: rows.find((one) => one.id === row.parent),
    Home: rows[0],
    End: rows.at(-1),
  }[key];
  return found?.id ?? id;
}
