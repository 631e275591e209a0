import type { FlowDefinition, FlowStep } from '../../shared/config/flow.ts';
import {
  addStep,
  commentOn,
  connect,
  duplicateStep,
  type ExitOf,
  forgetPlaces,
  moveStep,
  type Place,
  placeStep,
  putStep,
  removeStep,
  renameStep,
} from './edit-flow.ts';

export type FlowEdit =
  | { kind: 'put'; name: string; step: FlowStep; field: string | null }
  | { kind: 'add'; name: string; step: FlowStep; after?: ExitOf; place?: Place }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'remove'; name: string }
  | { kind: 'duplicate'; name: string; copy: string }
  | { kind: 'connect'; from: ExitOf; to: string }
  | { kind: 'move'; name: string; after: ExitOf }
  | { kind: 'comment'; name: string; comment: string }
  | { kind: 'place'; name: string; place: Place }
  | { kind: 'tidy' }
  | { kind: 'begin-with'; name: string }
  | { kind: 'replace'; definition: FlowDefinition };

export type DraftChange = FlowEdit | { kind: 'undo' } | { kind: 'redo' };

/** A flow being drawn: as it is, and every state that it can go back and forth to. */
export interface FlowDraft {
  definition: FlowDefinition;
  past: readonly FlowDefinition[];
  future: readonly FlowDefinition[];
  /** What was typed into last: the letters of one field are undone together. */
  typedIn: string | null;
}

const pastMax = 200;

export const beginDraft = (definition: FlowDefinition): FlowDraft => ({
  definition,
  past: [],
  future: [],
  typedIn: null,
});

/** Every edit is a new state, and none is lost by another but what was undone before it. */
export function changeDraft(draft: FlowDraft, change: DraftChange): FlowDraft {
  if (change.kind === 'undo') return undo(draft);
  if (change.kind === 'redo') return redo(draft);
  const definition = edited(draft.definition, change);
  if (definition === draft.definition) return draft;
  const typedIn = fieldOf(change);
  if (typedIn !== null && typedIn === draft.typedIn) return { ...draft, definition, future: [] };
  const past = [...draft.past, draft.definition].slice(-pastMax);
  return { definition, past, future: [], typedIn };
}

function undo(draft: FlowDraft): FlowDraft {
  const definition = draft.past.at(-1);
  if (!definition) return draft;
  return { definition, past: draft.past.slice(0, -1), future: [draft.definition, ...draft.future], typedIn: null };
}

function redo(draft: FlowDraft): FlowDraft {
  const [definition, ...future] = draft.future;
  if (!definition) return draft;
  return { definition, past: [...draft.past, draft.definition], future, typedIn: null };
}

function fieldOf(edit: FlowEdit): string | null {
  if (edit.kind === 'put') return edit.field === null ? null : `${edit.name}\n${edit.field}`;
  if (edit.kind === 'comment') return `${edit.name}\n#comment`;
  return null;
}

function edited(flow: FlowDefinition, edit: FlowEdit): FlowDefinition {
  switch (edit.kind) {
    case 'put':
      return putStep(flow, edit.name, edit.step);
    case 'add':
      return addStep(flow, edit.name, edit.step, edit.after, edit.place);
    case 'rename':
      return renameStep(flow, edit.from, edit.to) ?? flow;
    case 'remove':
      return removeStep(flow, edit.name);
    case 'duplicate':
      return duplicateStep(flow, edit.name, edit.copy);
    case 'connect':
      return connect(flow, edit.from, edit.to);
    case 'move':
      return moveStep(flow, edit.name, edit.after);
    case 'comment':
      return commentOn(flow, edit.name, edit.comment);
    case 'place':
      return placeStep(flow, edit.name, edit.place);
    case 'tidy':
      return forgetPlaces(flow);
    case 'begin-with':
      return { ...flow, start: edit.name };
    case 'replace':
      return edit.definition;
  }
}
