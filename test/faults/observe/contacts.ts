import type { LogReader } from './log.ts';
import { readWitness, type WitnessedCaller } from './witness.ts';

/** A contact as Zvon's log has it. */
export interface LoggedContact {
  id: string;
  arrived: number;
  ended: number;
  ending: string | null;
}

/** Both directions: whom Asterisk saw and Zvon did not, and whom Zvon made up; each in one sentence. */
export function contactFaults(witnessed: readonly WitnessedCaller[], logged: readonly LoggedContact[]): string[] {
  const byId = new Map(logged.map((contact) => [contact.id, contact]));
  const seen = new Set(witnessed.map(({ contactId }) => contactId));
  return [
    ...witnessed.flatMap(({ channelId, contactId }) => faultOf(channelId, contactId, byId)),
    ...logged.flatMap(({ id }) =>
      seen.has(id) ? [] : [`contact ${id} is in the log, and Asterisk saw no such caller`],
    ),
    ...doubled(witnessed),
  ];
}

function faultOf(channelId: string, contactId: string | null, logged: ReadonlyMap<string, LoggedContact>): string[] {
  if (contactId === null) return [`caller ${channelId} got no contact in the dialplan`];
  const contact = logged.get(contactId);
  if (!contact) return [`contact ${contactId} was seen by Asterisk and is not in the log`];
  const { arrived, ended, ending } = contact;
  if (arrived === 1 && ended === 1 && ending !== null) return [];
  return [`contact ${contactId} arrived ${arrived} times and ended ${ended} times (${ending ?? 'not'})`];
}

function doubled(witnessed: readonly WitnessedCaller[]): string[] {
  const ids = witnessed.flatMap(({ contactId }) => contactId ?? []);
  return ids.filter((id, nth) => ids.indexOf(id) !== nth).map((id) => `contact ${id} is that of two callers`);
}

/** Once everybody has hung up: what the witness and the log say of each other. */
export const compareContacts = async (witnessFile: string, log: LogReader): Promise<string[]> =>
  contactFaults(readWitness(witnessFile), await log.contacts());
