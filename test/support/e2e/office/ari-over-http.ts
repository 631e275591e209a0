import {
  type AriOperations,
  type AriQuery,
  type AriReply,
  createAriOperations,
} from '../../../../src/adapters/asterisk/ari/operations.generated.ts';

const textOf = (value: string | number | boolean | readonly string[]): string =>
  typeof value === 'object' ? value.join() : String(value);

/** ARI by plain requests: its websocket would take the telephone from whoever serves with it. */
export function ariOverHttp(ariUrl: string): AriOperations {
  const { origin, username, password } = new URL(ariUrl);
  const authorization = `Basic ${btoa(`${username}:${password}`)}`;
  return createAriOperations(async <T>(method: string, path: string, query: AriQuery = {}, body?: unknown) => {
    const asked = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, textOf(value)]])),
    );
    const response = await fetch(`${origin}/ari/${path}?${asked}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const reply: AriReply<T> = response.ok
      ? { ok: true, status: response.status, value: (text ? JSON.parse(text) : undefined) as T }
      : { ok: false, status: response.status, reason: text };
    return reply;
  });
}
