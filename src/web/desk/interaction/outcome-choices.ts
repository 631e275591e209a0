import type { InteractionId, OutcomeId } from '../../../shared/ids.ts';

export interface OutcomeChoice {
  outcomeId: OutcomeId;
  isSaved: boolean;
}

interface Choosing {
  choice: OutcomeChoice;
  /** Whether the server has it. */
  saved: Promise<boolean>;
}

/** What was chosen here and is not told by the server yet: the hand is faster than the wire. */
export function createOutcomeChoices(save: (id: InteractionId, outcomeId: OutcomeId) => Promise<unknown>) {
  const choosing = new Map<InteractionId, Choosing>();
  const watchers = new Set<() => void>();
  const tell = (): void => watchers.forEach((watcher) => watcher());

  function ended(id: InteractionId, of: Promise<boolean>, isSaved: boolean): void {
    const now = choosing.get(id);
    if (now?.saved !== of) return;
    if (isSaved) choosing.set(id, { ...now, choice: { ...now.choice, isSaved } });
    else choosing.delete(id);
    tell();
  }

  return {
    of: (id: InteractionId): OutcomeChoice | null => choosing.get(id)?.choice ?? null,

    /** Saved one after the other, so that the last choice is the last that the server hears. */
    async choose(id: InteractionId, outcomeId: OutcomeId): Promise<void> {
      const saving = this.settled(id).then(() => save(id, outcomeId));
      const saved = saving.then(
        () => true,
        () => false,
      );
      choosing.set(id, { choice: { outcomeId, isSaved: false }, saved });
      tell();
      ended(id, saved, await saved);
      await saving;
    },

    /** Resolves when nothing is on its way any more: whether the last choice was saved. */
    settled: (id: InteractionId): Promise<boolean> => choosing.get(id)?.saved ?? Promise.resolve(true),

    /** The server tells it now. */
    forget(id: InteractionId): void {
      if (choosing.delete(id)) tell();
    },

    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
