import { useTranslation } from 'react-i18next';
import { exitsOf } from '../../core/flow/exits.ts';
import { useSay } from '../app/toasts.tsx';
import { freeName, leadingTo } from './edit-flow.ts';
import { useEditing } from './editor-context.tsx';

/** What can be done with a step, by button or key, on the canvas, in the outline and in the inspector. */
export function useStepActs(name: string | null) {
  const { t } = useTranslation();
  const say = useSay();
  const { definition, change, select, askToAdd } = useEditing();
  const step = name === null ? undefined : definition.steps[name];
  if (name === null || !step) return null;
  const exits = exitsOf(step);
  const loose = exits.find(({ next }) => !Object.hasOwn(definition.steps, next)) ?? exits[0];
  return {
    add: (): void => askToAdd(loose ? { step: name, exit: loose.exit } : null),
    duplicate: (): void => {
      const copy = freeName(definition, name);
      change({ kind: 'duplicate', name, copy });
      select(copy);
    },
    /** Whoever came here goes back to where the step was led to. */
    remove: (): void => {
      const [before] = leadingTo(definition, name);
      change({ kind: 'remove', name });
      select(before?.step ?? definition.start);
      const undo = { label: t('common.undo'), onUndo: () => (change({ kind: 'undo' }), select(name)) };
      say({ title: t('flow.removed', { step: name }), undo });
    },
    beginHere: definition.start === name ? null : (): void => change({ kind: 'begin-with', name }),
  };
}
