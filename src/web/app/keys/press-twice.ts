import type { BoundKey } from './key-registry.ts';

const twiceMs = 1_000;

/** Arms what takes two presses, for as long as the second may come. */
export function createTwice() {
  let armed: { entry: BoundKey; timer: ReturnType<typeof setTimeout> } | null = null;

  const disarm = (): void => {
    if (!armed) return;
    clearTimeout(armed.timer);
    armed.entry.binding.onArmed?.(false);
    armed = null;
  };

  return {
    /** Whether this press is the second; the first arms, and disarms what was armed before. */
    isSecond(entry: BoundKey): boolean {
      const second = armed?.entry === entry;
      disarm();
      if (!second) {
        armed = { entry, timer: setTimeout(disarm, twiceMs) };
        entry.binding.onArmed?.(true);
      }
      return second;
    },
  };
}
