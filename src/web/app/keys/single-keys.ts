const key = 'zvon-single-keys';

/** Whether letters, digits and signs act by themselves: chosen by whoever sits at this browser (WCAG 2.1.4). */
export function createSingleKeys(memory: Pick<Storage, 'getItem' | 'setItem'>, apply: (allowed: boolean) => void) {
  const watchers = new Set<() => void>();
  const allowed = (): boolean => memory.getItem(key) !== 'off';
  return {
    allowed,
    /** As it was chosen before. */
    start: (): void => apply(allowed()),
    choose(next: boolean): void {
      memory.setItem(key, next ? 'on' : 'off');
      apply(next);
      for (const watcher of watchers) watcher();
    },
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
