import type { Deps } from '../deps.ts';
import { signedInRoute } from '../route.ts';
import { getRecording } from './get-recording.ts';

export function recordingsRoutes(deps: Deps) {
  return {
    get: signedInRoute.recordings.get.handler(({ input, context: { signedIn, who } }) =>
      deps.read(who, (tx) => getRecording(tx, signedIn, input.id)),
    ),
  };
}
