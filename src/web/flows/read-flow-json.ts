import { FlowDefinition } from '../../shared/config/flow.ts';

/** A flow as it was copied: the definition alone, or with its names as a configuration file carries it. */
export function readFlowJson(text: string): { definition: FlowDefinition } | { fault: string } {
  const read = parse(text);
  if (read === undefined) return { fault: 'JSON' };
  const { definition = read } = read as { definition?: unknown };
  const checked = FlowDefinition.safeParse(definition);
  if (checked.success) return { definition: checked.data };
  return { fault: checked.error.issues[0]?.path.join('.') || 'start' };
}

function parse(text: string): object | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}
