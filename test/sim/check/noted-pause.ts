import { InteractionId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import { connects } from '../world/asterisk/sim-wire.ts';
import type { Happening } from '../world/view.ts';
import type { Found, Scene } from './invariant.ts';
import { lasting } from './lasting.ts';

/** A note that is written after the deed may be older than the deed for a moment. */
const noteMs = 1_000;
/** What was noted while the connection broke may be lost with it. */
const connectedMs = 20_000;

/** The answer to the note, which bears the name of the recording: that of the contact and its own. */
const notedId = /^\{"type":"RESTResponse".*=CC_RECORDING_PAUSED&value=([0-9a-f-]{36})-/;

/**
 * What stands on a channel is all that a new process knows of it: where nobody talks and a recording runs that is noted
 * as paused, nobody would ever pause it. A process may be new at any moment, so no other trouble excuses it.
 */
export function watchNotes() {
  const look = lasting();
  let connectedAt: Instant = -Infinity;
  return {
    hear(happening: Happening, { callOf }: Scene, found: Found): void {
      if (happening.kind === 'deed' && happening.deed === connects) connectedAt = happening.at;
      const id = happening.kind === 'event' ? notedId.exec(happening.text)?.[1] : undefined;
      const call = id === undefined ? undefined : callOf(InteractionId.parse(id));
      if (call?.recording?.notedPaused && !call.recording.paused)
        found(call.interactionId, 'is noted as not recorded before that is so');
    },
    see(scene: Scene, found: Found): void {
      look(scene.now, noteMs, found, (seen) => {
        if (scene.now - connectedAt < connectedMs) return;
        for (const { tenantId, interactionId, recording } of scene.unsettled()) {
          const contact = scene.accounts.get(tenantId)?.open.get(interactionId);
          const isApart = contact?.held === true || contact?.legLost === true;
          if (isApart && recording?.notedPaused && !recording.paused)
            seen(interactionId, 'is recorded while nobody talks, and its channel says that it is not');
        }
      });
    },
  };
}
