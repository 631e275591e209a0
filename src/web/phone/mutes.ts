/**
 * Which contact of a person is muted: kept by the browser, so that neither a reload nor a phone that goes to another
 * tab opens a microphone that was closed, and every tab shows the same.
 */
export function createMutes(userId: string) {
  const key = `zvon-muted ${userId}`;
  const watchers = new Set<() => void>();
  return {
    of: (interactionId: string | null): boolean =>
      interactionId !== null && localStorage.getItem(key) === interactionId,
    keep(interactionId: string | null, muted: boolean): void {
      if (muted && interactionId) localStorage.setItem(key, interactionId);
      else localStorage.removeItem(key);
      for (const watcher of watchers) watcher();
    },
    /** Told of this tab's changes and, by the browser, of those of the others. */
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      window.addEventListener('storage', watcher);
      return () => {
        watchers.delete(watcher);
        window.removeEventListener('storage', watcher);
      };
    },
  };
}
