/** Asterisk's own record of calls, written by `cel_custom` in this order of columns. */
interface WitnessLine {
  event: string;
  linkedId: string;
  channel: string;
  extra: string;
}

const callerChannel = /^PJSIP\/trunk-in-/;

/**
 * How many calls were bridged: those whose caller and one other channel of the same call entered the same bridge. It
 * counts a call through Zvon and one through Queue() by the same rule.
 */
export function countBridged(witness: string): number {
  const members = new Map<string, Set<string>>();
  for (const { event, linkedId, channel, extra } of witness.split('\n').flatMap(readLine)) {
    if (event !== 'BRIDGE_ENTER') continue;
    const key = `${linkedId} ${bridgeIn(extra)}`;
    members.set(key, (members.get(key) ?? new Set()).add(channel));
  }
  const bridged = [...members].filter(
    ([, channels]) => channels.size >= 2 && [...channels].some((channel) => callerChannel.test(channel)),
  );
  return new Set(bridged.map(([key]) => key.split(' ')[0])).size;
}

/** Quotes are doubled inside a quoted field, as in RFC 4180. */
function readLine(line: string): WitnessLine[] {
  const fields = [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => match[1]!.replaceAll('""', '"'));
  const [event, , , linkedId, channel, , , , , extra] = fields;
  if (event === undefined || linkedId === undefined || channel === undefined) return [];
  return [{ event, linkedId, channel, extra: extra ?? '' }];
}

const bridgeIn = (extra: string): string => /"bridge_id":"([^"]+)"/.exec(extra)?.[1] ?? '';
