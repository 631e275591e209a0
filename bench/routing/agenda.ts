/**
 * What is to come, the earliest first and of the same instant in the order in which it was put: a binary heap. It lies
 * in columns and makes nothing that would have to be collected in the midst of what is measured.
 */
export interface Agenda<T> {
  put(at: number, what: T): void;
  /** The next until then, taken off; `at` is its time. */
  next(until: number): T | undefined;
  readonly at: number;
}

interface Heap<T> {
  at: Float64Array;
  nth: Float64Array;
  readonly what: T[];
  size: number;
}

export function createAgenda<T>(): Agenda<T> {
  const heap: Heap<T> = { at: new Float64Array(1_024), nth: new Float64Array(1_024), what: [], size: 0 };
  const taken = { at: -Infinity };
  let count = 0;
  return {
    get at() {
      return taken.at;
    },
    put(at, what) {
      if (heap.size === heap.at.length) makeRoom(heap);
      rise(heap, at, (count += 1), what);
    },
    next(until) {
      if (heap.size === 0 || heap.at[0]! > until) return undefined;
      taken.at = heap.at[0]!;
      const first = heap.what[0]!;
      heap.size -= 1;
      sink(heap);
      return first;
    },
  };
}

function makeRoom<T>(heap: Heap<T>): void {
  for (const column of ['at', 'nth'] as const) {
    const wider = new Float64Array(2 * heap.size);
    wider.set(heap[column]);
    heap[column] = wider;
  }
}

function rise<T>(heap: Heap<T>, at: number, nth: number, what: T): void {
  let place = heap.size;
  heap.size += 1;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (heap.at[parent]! <= at) break;
    move(heap, parent, place);
    place = parent;
  }
  fill(heap, place, at, nth, what);
}

/** What stood last finds its place from the top. */
function sink<T>(heap: Heap<T>): void {
  const { size } = heap;
  const [at, nth] = [heap.at[size]!, heap.nth[size]!];
  const what = heap.what[size]!;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= size) break;
    if (child + 1 < size && isBefore(heap, child + 1, heap.at[child]!, heap.nth[child]!)) child += 1;
    if (!isBefore(heap, child, at, nth)) break;
    move(heap, child, place);
    place = child;
  }
  fill(heap, place, at, nth, what);
}

const isBefore = (heap: Heap<unknown>, place: number, at: number, nth: number): boolean =>
  heap.at[place] === at ? heap.nth[place]! < nth : heap.at[place]! < at;

function move<T>(heap: Heap<T>, from: number, to: number): void {
  fill(heap, to, heap.at[from]!, heap.nth[from]!, heap.what[from]!);
}

function fill<T>(heap: Heap<T>, place: number, at: number, nth: number, what: T): void {
  heap.at[place] = at;
  heap.nth[place] = nth;
  heap.what[place] = what;
}
