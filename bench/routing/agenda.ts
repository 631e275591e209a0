/** What is to come, the earliest first and of the same instant in the order in which it was put: a binary heap. */
export interface Agenda<T> {
  put(at: number, what: T): void;
  /** The next until then, taken off. */
  next(until: number): { at: number; what: T } | undefined;
}

interface Entry<T> {
  at: number;
  nth: number;
  what: T;
}

export function createAgenda<T>(): Agenda<T> {
  const heap: Entry<T>[] = [];
  let count = 0;
  return {
    put(at, what) {
      heap.push({ at, nth: (count += 1), what });
      rise(heap, heap.length - 1);
    },
    next(until) {
      const first = heap[0];
      if (!first || first.at > until) return undefined;
      const last = heap.pop();
      if (heap.length > 0 && last) {
        heap[0] = last;
        sink(heap);
      }
      return first;
    },
  };
}

const isBefore = (a: Entry<unknown>, b: Entry<unknown>): boolean => (a.at === b.at ? a.nth < b.nth : a.at < b.at);

function rise<T>(heap: Entry<T>[], from: number): void {
  const entry = heap[from]!;
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(entry, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = entry;
}

function sink<T>(heap: Entry<T>[]): void {
  const entry = heap[0]!;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
    if (!isBefore(heap[child]!, entry)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = entry;
}
