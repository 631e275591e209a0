import type { InteractionId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Happening } from '../world/view.ts';

/** All that a caller has pressed, and when the last of it was heard of. */
export interface Heard {
  keys: string;
  lastAt: Instant;
}

/** The keys that callers pressed, as nodes heard of them: what a flow takes for typed is some of these, in their order. */
export function hearKeys() {
  const heard = new Map<string, string>();
  const lastAt = new Map<string, Instant>();
  return {
    hear(happening: Happening): void {
      if (happening.kind !== 'event' || !happening.text.startsWith(keyEvent)) return;
      const { digit, channel } = JSON.parse(happening.text) as Pressed;
      const interactionId = callerId.exec(channel.dialplan.app_data)?.[1];
      if (interactionId === undefined) return;
      heard.set(interactionId, `${heard.get(interactionId) ?? ''}${digit}`);
      lastAt.set(interactionId, happening.at);
    },
    of: (interactionId: InteractionId): Heard => ({
      keys: heard.get(interactionId) ?? '',
      lastAt: lastAt.get(interactionId) ?? -Infinity,
    }),
  };
}

interface Pressed {
  digit: string;
  channel: { dialplan: { app_data: string } };
}

const keyEvent = '{"type":"ChannelDtmfReceived"';
const callerId = /,in,([0-9a-f-]{36})/;

export function isInOrderOf(digits: string, heard: string): boolean {
  let at = 0;
  for (const key of heard) if (key === digits[at]) at += 1;
  return at === digits.length;
}
