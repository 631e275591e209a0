/** Midnight of today in the given zone, as ISO 8601. */
export function startOfDay(timeZone: string, now = Date.now()): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(now);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const sinceMidnightMs = ((of('hour') * 60 + of('minute')) * 60 + of('second')) * 1_000 + (now % 1_000);
  return new Date(now - sinceMidnightMs).toISOString();
}
