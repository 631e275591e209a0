import { useTranslation } from 'react-i18next';
import { exitsOf } from '../../core/flow/exits.ts';
import type { FlowDefinition, FlowStepKind } from '../../shared/config/flow.ts';
import { type ExitOf, freeName, type Place } from './edit-flow.ts';
import { useEditing } from './editor-context.tsx';
import { newStep } from './new-step.ts';

/** The exit of a step that leads nowhere yet: where the next one comes by itself. */
function looseExitOf({ steps }: FlowDefinition, step: string | null): ExitOf | undefined {
  const from = step === null ? undefined : steps[step];
  const loose = from && exitsOf(from).find(({ next }) => !Object.hasOwn(steps, next));
  return loose && step !== null ? { step, exit: loose.exit } : undefined;
}

/** Adds a step of a kind and chooses it: after an exit, at a place, or at the first open exit of the chosen one. */
export function useAddStep(): (kind: FlowStepKind, where?: { after?: ExitOf | null; place?: Place }) => void {
  const { t } = useTranslation();
  const { page, definition, change, select, selected } = useEditing();
  return (kind, where = {}) => {
    const name = freeName(definition, t(`flow.kind.${kind}`));
    const after = where.after ?? (where.place ? undefined : looseExitOf(definition, selected));
    change({ kind: 'add', name, step: newStep(kind, page.surroundings), after, place: where.place });
    select(name);
  };
}
