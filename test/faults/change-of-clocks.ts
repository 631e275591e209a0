export const timeZone = 'Europe/Prague';

const dayMs = 86_400_000;

/** The last two moments at which the clocks of the zone were changed, the later first: one on, one back. */
export function lastChangesOfClocks(nowMs: number): [number, number] {
  const last = lastChangeOfClocks(nowMs);
  return [last, lastChangeOfClocks(last - 1)];
}

function lastChangeOfClocks(nowMs: number): number {
  const offsetAt = (atMs: number): string =>
    new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
      .formatToParts(atMs)
      .find(({ type }) => type === 'timeZoneName')!.value;
  let after = nowMs;
  while (offsetAt(after - dayMs) === offsetAt(nowMs)) after -= dayMs;
  let before = after - dayMs;
  while (after - before > 1) {
    const middle = Math.floor((after + before) / 2);
    if (offsetAt(middle) === offsetAt(nowMs)) after = middle;
    else before = middle;
  }
  return after;
}
