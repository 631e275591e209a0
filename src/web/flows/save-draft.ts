import type { FlowDefinition } from '../../shared/config/flow.ts';

/** What the server made of a saving: kept, changed by somebody else meanwhile, not such as can be kept, or no answer. */
export type Saving =
  | { kind: 'kept'; revision: number; savedAt: string }
  | { kind: 'conflict' }
  | { kind: 'refused'; code: string }
  | { kind: 'unanswered' };

export interface SaveState {
  kind: 'saved' | 'waiting' | 'saving' | 'conflict' | 'refused';
  /** Of the last saving of this page. */
  savedAt: string | null;
  /** Why it was refused. */
  code: string | null;
}

interface Saved {
  revision: number | null;
  save(definition: FlowDefinition, revision: number | null): Promise<Saving>;
}

export const restMs = 800;
const retryMs = 2_000;

/**
 * Keeps a draft on the server as it is drawn: a moment after the last change, one saving at a time, tried again until it
 * is there. What somebody else saved meanwhile stops it until it is decided whose goes on.
 */
export function createDraftSaver({ revision: first, save }: Saved) {
  let revision = first;
  let wanted: FlowDefinition | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const { get, watch, tell } = watchedState();
  const bringIn = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(bring, ms);
  };

  function bring(): void {
    clearTimeout(timer);
    if (wanted === null || get().kind === 'saving' || get().kind === 'conflict') return;
    const sent = wanted;
    tell({ kind: 'saving' });
    void save(sent, revision).then((answer) => hear(answer, sent));
  }

  function hear(answer: Saving, sent: FlowDefinition): void {
    switch (answer.kind) {
      case 'kept':
        revision = answer.revision;
        if (wanted === sent) wanted = null;
        tell({ kind: wanted === null ? 'saved' : 'waiting', savedAt: answer.savedAt });
        return wanted === null ? undefined : bringIn(restMs);
      case 'conflict':
        return tell({ kind: 'conflict' });
      case 'refused':
        if (wanted === sent) return tell({ kind: 'refused', code: answer.code });
        tell({ kind: 'waiting' });
        return bringIn(restMs);
      case 'unanswered':
        tell({ kind: 'waiting' });
        return bringIn(retryMs);
    }
  }

  return {
    get,
    watch,
    revision: (): number | null => revision,
    change(definition: FlowDefinition): void {
      wanted = definition;
      if (get().kind === 'conflict' || get().kind === 'saving') return;
      tell({ kind: 'waiting' });
      bringIn(restMs);
    },
    /** Saves what waits now, not after the rest. */
    bring,
    /** What the server has now is what goes on from here: published, dropped, or taken from somebody else. */
    startFrom(next: number | null): void {
      clearTimeout(timer);
      revision = next;
      wanted = null;
      tell({ kind: 'saved', savedAt: null });
    },
    /** Saved over what somebody else saved, which this revision is. */
    saveOver(next: number | null, definition: FlowDefinition): void {
      revision = next;
      wanted = definition;
      tell({ kind: 'waiting' });
      bring();
    },
  };
}

function watchedState() {
  let state: SaveState = { kind: 'saved', savedAt: null, code: null };
  const watchers = new Set<() => void>();
  return {
    get: (): SaveState => state,
    tell(next: Partial<SaveState>): void {
      state = { ...state, ...next };
      for (const watcher of watchers) watcher();
    },
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

export type DraftSaver = ReturnType<typeof createDraftSaver>;
