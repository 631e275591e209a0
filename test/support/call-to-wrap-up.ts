import { expect } from 'vitest';
import type { InteractionId } from '../../src/shared/ids.ts';
import type { CastUser } from './cast.ts';
import type { HttpWorld } from './http-world.ts';
import { dialled, type ShardWorld } from './shard-world.ts';

/** The agent has talked with a caller and fills in the form: the contact of which most can be asked. */
export async function callToWrapUp(door: HttpWorld, engine: ShardWorld, as: CastUser): Promise<InteractionId> {
  const now = () => engine.shard.engine()!.state();
  await door.call('POST', '/api/agent/state', { as, body: { state: 'ready' } });
  const caller = engine.phone.placeCall({ from: '+420602118340', to: dialled });
  const id = caller.interactionId;
  await engine.until('the call is offered', () => now().calls[id]?.place.kind === 'offered');
  expect((await door.call('POST', `/api/calls/${id}/answer`, { as })).statusCode).toBe(200);
  await engine.until('they talk', () => {
    const place = now().calls[id]?.place;
    return place?.kind === 'talking' && place.bridged;
  });
  caller.hangUp();
  await engine.until('the form is open', () => Object.values(now().wrapUps).some((form) => form.interactionId === id));
  return id;
}
