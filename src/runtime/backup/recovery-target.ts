/** The moment to restore; null is the newest that the backup has. */
export type RecoveryTarget = { ok: true; to: Date | null } | { ok: false; sentence: string };

const moment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)$/;

/** A moment without its time zone is refused: an hour too early or too late is found out when it cannot be mended. */
export function readRecoveryTarget(text: string, now: Date): RecoveryTarget {
  if (text === 'latest') return { ok: true, to: null };
  const parts = moment.exec(text.trim());
  if (!parts)
    return no(`“${text}” is no moment with its time zone: write 2026-11-22 10:00:00+01, or latest for the newest.`);
  const [, day, time, zone] = parts as unknown as [string, string, string, string];
  const at = new Date(`${day}T${time}${offsetOf(zone)}`);
  if (Number.isNaN(at.getTime()) || !isDay(day)) return no(`“${text}” is not in the calendar.`);
  if (at > now) return no(`${at.toISOString()} has not been yet.`);
  return { ok: true, to: at };
}

const no = (sentence: string): RecoveryTarget => ({ ok: false, sentence });

/** `+01` and `+0130` as ISO 8601 writes them. */
function offsetOf(zone: string): string {
  if (zone === 'Z') return zone;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** The clock of JavaScript takes the 30th of February for the 2nd of March. */
const isDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
