import { useSyncExternalStore } from 'react';
import { maySound, watchSound } from './sound-permission.ts';

/** Whether this page can ring, or needs a click first. */
export const useMaySound = (): boolean => useSyncExternalStore(watchSound, maySound);
