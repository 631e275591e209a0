import type { Instant } from '../../../src/shared/time.ts';
import { faultKinds, type FaultKind, type FaultProfile, type Happening } from './view.ts';
import { chanceOf, type Chance } from './random.ts';

/** What happens is told to whoever listens, in its order, and the faults among it are counted. */
export interface Happenings {
  tell(happening: Happening): void;
  listen(listener: (happening: Happening) => void): void;
  fault(fault: FaultKind, about: string): void;
  deed(who: string, deed: string): void;
  coverage(): Record<FaultKind, number>;
}

export function createHappenings(now: () => Instant): Happenings {
  const listeners: ((happening: Happening) => void)[] = [];
  const counts = Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>;
  const tell = (happening: Happening): void => listeners.forEach((listener) => listener(happening));
  return {
    tell,
    listen: (listener) => void listeners.push(listener),
    fault(fault, about) {
      counts[fault] += 1;
      tell({ kind: 'fault', at: now(), fault, about });
    },
    deed: (who, deed) => tell({ kind: 'deed', at: now(), who, deed }),
    coverage: () => ({ ...counts }),
  };
}

/** Asked at each occasion that could suffer a fault. */
export interface Fate {
  strikes(fault: FaultKind, about: string): boolean;
  /** How often a fault is drawn that waits for no occasion; 0: it is off. */
  rate(fault: FaultKind): number;
  /** From now on nothing fails any more. */
  heal(): void;
  isHealed(): boolean;
}

/** Each fault has chance of its own: one kind more or less leaves the others' draws as they were. */
export function createFate(seed: number, profile: FaultProfile, happenings: Happenings): Fate {
  const chances = new Map<FaultKind, Chance>(faultKinds.map((kind) => [kind, chanceOf(seed, `fault:${kind}`)]));
  let healed = false;
  const rate = (fault: FaultKind): number => (healed ? 0 : (profile[fault] ?? 0));
  return {
    strikes(fault, about) {
      const probability = rate(fault);
      if (probability === 0 || !chances.get(fault)!.happens(probability)) return false;
      happenings.fault(fault, about);
      return true;
    },
    rate,
    heal() {
      healed = true;
    },
    isHealed: () => healed,
  };
}
