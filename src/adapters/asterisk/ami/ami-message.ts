import assert from 'node:assert/strict';

export type AmiFields = Readonly<Record<string, string>>;

const endOfMessage = '\r\n\r\n';

/** A line break in a value would begin another field, or another action. */
export function writeAmiMessage(fields: AmiFields): string {
  const lines = Object.entries(fields).map(([name, value]) => {
    assert(!/[\r\n]/.test(name + value), `not an AMI field: ${name}`);
    return `${name}: ${value}`;
  });
  return lines.join('\r\n') + endOfMessage;
}

/** Splits what came over the socket into whole messages and the rest of one that is still coming. */
export function readAmiMessages(text: string): { messages: AmiFields[]; rest: string } {
  const parts = text.split(endOfMessage);
  const rest = parts.pop() ?? '';
  return { messages: parts.map(readFields), rest };
}

function readFields(text: string): AmiFields {
  const pairs = text.split('\r\n').flatMap((line): [string, string][] => {
    const colon = line.indexOf(': ');
    return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 2)]] : [];
  });
  return Object.fromEntries(pairs);
}
