/** Something that happens once and that any number of readers may wait for, before or after it happened. */
export interface Milestone<T> {
  readonly promise: Promise<T>;
  /** The first value stays; later ones are ignored. */
  reach(value: T): void;
}

export function createMilestone<T>(): Milestone<T> {
  let reach: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    reach = resolve;
  });
  return { promise, reach };
}
