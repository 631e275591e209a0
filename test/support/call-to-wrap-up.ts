import { expect } from 'vitest';
import type { InteractionId } from '../../src/shared/ids.ts';
import type { CastUser } from './cast.ts';
import type { HttpWorld } from './http-world.ts';
import { dialled, type ShardWorld } from './shard-world.ts';

/** The agent has talked with a caller and fills in the form: the contact of which most can be asked. */
export async function callToWrapUp(door: HttpWorld, engine: ShardWorld, as: CastUser): Promise<InteractionId> {
  await door.call('POST', '/api/agent/state', { as, body: { state: 'ready' } });
  const caller = engine.phone.placeCall({ from: '+420602118340', to: dialled });
  const id = caller.interactionId;
  await engine.until('the call is offered', () => engine.isWritten('call.offered', id));
  expect((await door.call('POST', `/api/calls/${id}/answer`, { as })).statusCode).toBe(200);
  await engine.until('they talk', () => engine.isWritten('call.bridged', id));
  caller.hangUp();
  await engine.until('the form is open', () => engine.isWritten('wrapup.started', id));
  return id;
}
