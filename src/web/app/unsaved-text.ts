/** What was typed and the server has not yet; null when it has everything. */
export interface Unsaved {
  text: string | null;
  isSaving: boolean;
}

interface Keeping {
  /** Where the text waits in this browser, over a reload too. */
  kept: { read(): string | null; write(text: string): void; remove(): void };
  save(text: string): Promise<{ savedAt: string }>;
  /** The server has this text. */
  saved(text: string, savedAt: string): void;
}

const restMs = 300;
const retryMs = 2_000;

/**
 * The unsaved text of one field: in this browser at once, on the server a moment after the last letter, and tried again
 * until it is there. One save at a time, or an earlier one that comes late would be the last.
 */
export function createUnsavedText({ kept, save, saved }: Keeping) {
  let state: Unsaved = { text: kept.read(), isSaving: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watchers = new Set<() => void>();
  const change = (next: Partial<Unsaved>): void => {
    state = { ...state, ...next };
    for (const watcher of watchers) watcher();
  };
  const bringIn = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(bring, ms);
  };
  const end = (text: string, savedAt: string): void => {
    saved(text, savedAt);
    if (state.text !== text) {
      change({ isSaving: false });
      return bringIn(restMs);
    }
    kept.remove();
    change({ text: null, isSaving: false });
  };
  const fail = (): void => {
    change({ isSaving: false });
    bringIn(retryMs);
  };

  /** Saves what waits now, not after the rest. */
  function bring(): void {
    const { text, isSaving } = state;
    if (text === null || isSaving) return;
    clearTimeout(timer);
    change({ isSaving: true });
    save(text).then(({ savedAt }) => end(text, savedAt), fail);
  }

  return {
    get: (): Unsaved => state,
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    type(text: string): void {
      kept.write(text);
      change({ text });
      bringIn(restMs);
    },
    bring,
  };
}

export type UnsavedText = ReturnType<typeof createUnsavedText>;
