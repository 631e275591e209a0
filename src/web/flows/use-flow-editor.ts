import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import { lintFlow } from '../../core/flow/lint-flow.ts';
import type { FlowPage, FlowProblem } from '../../shared/api/flows.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import { api, refusalOf } from '../app/api.ts';
import { isEqual } from './diff-flow.ts';
import { beginDraft, changeDraft, type DraftChange, type FlowDraft } from './flow-draft.ts';
import { flowKey } from './flow-key.ts';
import { createDraftSaver, type DraftSaver, type SaveState, type Saving } from './save-draft.ts';

export interface FlowEditor {
  page: FlowPage;
  draft: FlowDraft;
  definition: FlowDefinition;
  change: (change: DraftChange) => void;
  /** The step that the inspector is about; null for the flow as a whole. */
  selected: string | null;
  select: (name: string | null) => void;
  problems: FlowProblem[];
  saving: SaveState;
  saver: DraftSaver;
  /** What the server has is shown from now on; what was drawn here stays within reach of undo. */
  adopt: (page: FlowPage) => void;
}

/** What is drawn at first: the draft, or what answers calls. */
export const drawnOf = (page: FlowPage): FlowDefinition =>
  page.draft?.definition ?? page.published ?? { start: '?', steps: {} };

/** A flow as it is edited: its states, what is wrong with it, and its saving as it is drawn. */
export function useFlowEditor(page: FlowPage): FlowEditor {
  const queries = useQueryClient();
  const [draft, change] = useReducer(changeDraft, drawnOf(page), beginDraft);
  const { definition } = draft;
  const [chosen, select] = useState<string | null>(definition.start);
  const show = (next: FlowPage): void => void queries.setQueryData(flowKey(page.key), next);
  const [saver] = useState(() =>
    createDraftSaver({ revision: page.draft?.revision ?? null, save: (flow, at) => save(page.key, flow, at, show) }),
  );
  const saving = useSyncExternalStore(saver.watch, saver.get);
  const known = useRef(definition);
  useEffect(() => {
    if (known.current === definition) return;
    known.current = definition;
    saver.change(definition);
  }, [definition, saver]);
  useBringOnLeaving(saver);
  const { surroundings } = page;
  const problems = useMemo(() => lintFlow(definition, surroundings), [definition, surroundings]);

  return {
    ...{ page, draft, definition, change, select, problems, saving, saver },
    selected: chosen !== null && Object.hasOwn(definition.steps, chosen) ? chosen : null,
    adopt: (next) => {
      show(next);
      saver.startFrom(next.draft?.revision ?? null);
      const drawn = drawnOf(next);
      if (isEqual(drawn, definition)) return;
      known.current = drawn;
      change({ kind: 'replace', definition: drawn });
    },
  };
}

async function save(
  key: string,
  definition: FlowDefinition,
  revision: number | null,
  show: (page: FlowPage) => void,
): Promise<Saving> {
  try {
    const page = (await api.flows.saveDraft({ key, definition, revision })) as FlowPage;
    show(page);
    return page.draft
      ? { kind: 'kept', revision: page.draft.revision, savedAt: page.draft.savedAt }
      : { kind: 'conflict' };
  } catch (error) {
    const { code } = refusalOf(error);
    if (code === 'conflict') return { kind: 'conflict' };
    const passes = ['network', 'internal', 'not-signed-in', 'database-away', 'too-many-requests'];
    return passes.includes(code) ? { kind: 'unanswered' } : { kind: 'refused', code };
  }
}

/** What was drawn in the last moment is brought on leaving the editor; a page that is closed asks first. */
function useBringOnLeaving(saver: DraftSaver): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (saver.get().kind !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      saver.bring();
    };
  }, [saver]);
}
