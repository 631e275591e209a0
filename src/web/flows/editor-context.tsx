import { createContext, type ReactNode, useContext } from 'react';
import type { ExitOf } from './edit-flow.ts';
import type { FlowEditor } from './use-flow-editor.ts';

interface Editing extends FlowEditor {
  /** Asks which kind of step to add, after an exit or on its own. */
  askToAdd: (after: ExitOf | null) => void;
  /** The focus goes to the inspector's first field. */
  goToInspector: () => void;
}

const EditingContext = createContext<Editing | null>(null);

export function EditingProvider({ editing, children }: { editing: Editing; children: ReactNode }) {
  return <EditingContext value={editing}>{children}</EditingContext>;
}

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('a part of the flow editor needs the editor around it');
  return editing;
}
