import { useSyncExternalStore } from 'react';

/** Where four panes do not fit: the roster is a column of lamps and the context a drawer. */
const query = '(width < 1280px)';

const watch = (onChange: () => void): (() => void) => {
  const list = window.matchMedia(query);
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
};

export const useNarrow = (): boolean => useSyncExternalStore(watch, () => window.matchMedia(query).matches);

/** The class of words for which the column of lamps has no room: they are still read aloud. */
export const useRosterWords = (wide?: string): string | undefined => (useNarrow() ? 'visually-hidden' : wide);
