import { useEffect } from 'react';
import { openSound } from './ring-tone.ts';
import { useMaySound } from './use-may-sound.ts';

const restMs = 1_000;

/** The bell is at hand before the first offer: opened when the page has come to rest after the click that allowed it. */
export function useOpenSound(): void {
  const maySound = useMaySound();
  useEffect(() => {
    if (!maySound) return undefined;
    const timer = setTimeout(openSound, restMs);
    return () => clearTimeout(timer);
  }, [maySound]);
}
