import { requiredEventFields, requiredModelFields, type AriEvent } from './events.generated.ts';
import type { RESTResponse } from './models.generated.ts';

export type AriMessage =
  | { kind: 'event'; event: AriEvent }
  | { kind: 'response'; response: RESTResponse }
  /** An event that this version of the description does not know: a newer Asterisk. */
  | { kind: 'unknown'; type: string }
  | { kind: 'malformed'; why: string };

/** Tells what a text from the websocket is. Never throws: Asterisk's next version may say anything. */
export function readAriMessage(text: string): AriMessage {
  const message = parse(text);
  if (!isRecord(message)) return { kind: 'malformed', why: 'not an object' };
  const type = message['type'];
  if (typeof type !== 'string') return { kind: 'malformed', why: 'no type' };
  if (type === 'RESTResponse') return readResponse(message);
  const fields = requiredEventFields[type];
  if (fields === undefined) return { kind: 'unknown', type };
  const wrong = wrongField(message, fields);
  if (wrong !== null) return { kind: 'malformed', why: `${type}.${wrong}` };
  return { kind: 'event', event: message as unknown as AriEvent };
}

function readResponse(message: Record<string, unknown>): AriMessage {
  const wrong = wrongField(message, { request_id: 'string', status_code: 'number' });
  if (wrong !== null) return { kind: 'malformed', why: `RESTResponse.${wrong}` };
  return { kind: 'response', response: message as unknown as RESTResponse };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The path of the first required field that is missing or of another kind. */
function wrongField(value: Record<string, unknown>, fields: Readonly<Record<string, string>>): string | null {
  for (const [name, kind] of Object.entries(fields)) {
    const inner = value[name];
    if (kind === 'array' ? Array.isArray(inner) : typeof inner === kind) continue;
    const model = requiredModelFields[kind];
    if (model === undefined || !isRecord(inner)) return name;
    const wrong = wrongField(inner, model);
    if (wrong !== null) return `${name}.${wrong}`;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
