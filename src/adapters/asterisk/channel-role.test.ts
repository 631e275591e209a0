import { describe, expect, test } from 'vitest';
import { LegId, UserId, InteractionId } from '../../shared/ids.ts';
import type { Channel } from './ari/models.generated.ts';
import {
  agentIdOf,
  bridgeIdOf,
  bridgeNameOf,
  interactionIdOfBridge,
  playbackIdOf,
  promptIdOf,
  readRole,
  roleOfChannel,
  usernameOf,
  writeLegArgs,
} from './channel-role.ts';

const interactionId = InteractionId.parse('0b6c1d52-5f53-4a7e-9d0e-2f6d1f5c0001');
const agentId = UserId.parse('0a6f2a52-6b7e-4c1e-9d53-5f1f6a3b0001');
const legId = LegId.parse(`${interactionId}-leg-1`);

const channelIn = (app_name: string, app_data: string): Channel =>
  ({ dialplan: { context: 'from-trunk', exten: '1', priority: 1, app_name, app_data } }) as Channel;

describe('the arguments of Stasis', () => {
  test('tell a caller with the number dialled', () => {
    expect(readRole(['in', interactionId, '420800'])).toEqual({
      kind: 'caller',
      interactionId,
      to: '420800',
      attempt: 1,
    });
  });

  test('count the tries of a caller who waited for Zvon in the dialplan', () => {
    expect(readRole(['in', interactionId, '420800', '04'])).toMatchObject({ attempt: 5 });
    expect(readRole(['in', interactionId, '420800', ''])).toMatchObject({ attempt: 1 });
  });

  test('of a leg are read as they were written', () => {
    const written = writeLegArgs({ interactionId, legId, agentId }).split(',');
    expect(readRole(written)).toEqual({ kind: 'leg', interactionId, legId, agentId });
  });

  test('that are not ours tell nothing', () => {
    expect(readRole(['in', 'no-id', '1'])).toBeNull();
    expect(readRole([])).toBeNull();
    expect(readRole(['amd', interactionId])).toBeNull();
  });

  test('are seen again in a list of channels, but only of the own application', () => {
    expect(roleOfChannel(channelIn('Stasis', `zvon,in,${interactionId},420800`))?.kind).toBe('caller');
    expect(roleOfChannel(channelIn('Stasis', `other,in,${interactionId},420800`))).toBeNull();
    expect(roleOfChannel(channelIn('MusicOnHold', 'default,3'))).toBeNull();
  });
});

describe('names', () => {
  test('of a phone and its agent lead to each other', () => {
    expect(agentIdOf(usernameOf(agentId))).toBe(agentId);
    expect(agentIdOf('trunk-in')).toBeNull();
  });

  test('of a playback belong to one call', () => {
    const other = InteractionId.parse('0b6c1d52-5f53-4a7e-9d0e-2f6d1f5c0002');
    expect(promptIdOf(interactionId, playbackIdOf(interactionId, 'greeting-1'))).toBe('greeting-1');
    expect(promptIdOf(other, playbackIdOf(interactionId, 'greeting-1'))).toBeNull();
  });

  test('of a bridge are ours only with our own name beside them', () => {
    expect(interactionIdOfBridge(bridgeIdOf(interactionId), bridgeNameOf(interactionId))).toBe(interactionId);
    expect(interactionIdOfBridge(bridgeIdOf(interactionId), 'somebody else')).toBeNull();
    expect(interactionIdOfBridge('parking', bridgeNameOf(interactionId))).toBeNull();
  });
});
