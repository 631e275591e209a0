const dayMs = 86_400_000;

/** Midnight of today in the given zone, as ISO 8601. */
export function startOfDay(timeZone: string, now = Date.now()): string {
  const guess = now - sinceMidnightMs(timeZone, now);
  // Not midnight where the clocks were changed since: then an hour after or before it.
  const off = sinceMidnightMs(timeZone, guess);
  return new Date(off > dayMs / 2 ? guess + dayMs - off : guess - off).toISOString();
}

/** What a clock on the wall shows. */
function sinceMidnightMs(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return ((of('hour') * 60 + of('minute')) * 60 + of('second')) * 1_000 + (at % 1_000);
}

/** A day after it began; a night with a clock change makes it an hour more or less, which no contact is lost by. */
export const endOfDay = (from: string): string => new Date(Date.parse(from) + 25 * 3_600_000).toISOString();
