/**
 * One after the other: a commit holds the tenant's lease row and the head of its log until its end, and whoever wants
 * either waits. The next comes when `release` is called.
 */
export interface Turns {
  take(act: (release: () => void) => void): void;
}

export function createTurns(): Turns {
  const waiting: ((release: () => void) => void)[] = [];
  let taken = false;

  function next(): void {
    const act = waiting.shift();
    taken = act !== undefined;
    act?.(next);
  }

  return {
    take(act) {
      waiting.push(act);
      if (!taken) next();
    },
  };
}
