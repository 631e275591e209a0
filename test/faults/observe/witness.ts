import { readFileSync } from 'node:fs';

/** A caller's channel as Asterisk itself wrote it down. */
export interface WitnessedCaller {
  channelId: string;
  /** Null: the channel began and the dialplan never minted a contact for it. */
  contactId: string | null;
}

/** Asterisk's own record (`cel_custom`), a file that Zvon never writes. */
export function readWitness(file: string): WitnessedCaller[] {
  return witnessedCallers(readFileSync(file, 'utf8'));
}

export function witnessedCallers(text: string): WitnessedCaller[] {
  const callers = new Map<string, WitnessedCaller>();
  for (const { event, channelId, channel, extra } of text.split('\n').flatMap(readLine)) {
    if (event === 'CHAN_START' && channel.startsWith('PJSIP/trunk-in-'))
      callers.set(channelId, { channelId, contactId: null });
    if (event === 'ZVON_ARRIVED') callers.set(channelId, { channelId, contactId: contactIn(extra) });
  }
  return [...callers.values()];
}

/** `EventType, EventTime, UniqueID, LinkedID, ChanName, ..., EventExtra`; quotes are doubled inside a quoted field. */
function readLine(line: string): { event: string; channelId: string; channel: string; extra: string }[] {
  const fields = [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => match[1]!.replaceAll('""', '"'));
  const [event, , channelId, , channel] = fields;
  if (event === undefined || channelId === undefined || channel === undefined) return [];
  return [{ event, channelId, channel, extra: fields.at(-1) ?? '' }];
}

const contactIn = (extra: string): string | null => /"extra":"([^"|]+)/.exec(extra)?.[1] ?? null;
