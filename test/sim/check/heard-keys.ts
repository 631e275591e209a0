import type { InteractionId } from '../../../src/shared/ids.ts';
import type { Happening } from '../world/view.ts';

/** The keys that callers pressed, as nodes heard of them: what a flow takes for typed is some of these, in their order. */
export function hearKeys() {
  const heard = new Map<string, string>();
  return {
    hear(happening: Happening): void {
      if (happening.kind !== 'event' || !happening.text.startsWith(keyEvent)) return;
      const { digit, channel } = JSON.parse(happening.text) as Pressed;
      const interactionId = callerId.exec(channel.dialplan.app_data)?.[1];
      if (interactionId !== undefined) heard.set(interactionId, `${heard.get(interactionId) ?? ''}${digit}`);
    },
    of: (interactionId: InteractionId): string => heard.get(interactionId) ?? '',
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
