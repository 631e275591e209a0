import type { Bridge, Channel, Endpoint, Playback } from '../../../../src/adapters/asterisk/ari/models.generated.ts';
import { ariApp } from '../../../../src/adapters/asterisk/channel-role.ts';
import { isoOf, type Instant } from '../../../../src/shared/time.ts';
import type { SimBridge, SimChannel, SimEndpoint, SimPlayback } from './exchange.ts';

/** As Asterisk writes instants. */
export const stampOf = (at: Instant): string => isoOf(at).replace('Z', '+0000');

export function describeChannel(channel: SimChannel): Channel {
  const { id, name, state, kind, callerNumber, exten, createdAt, stasis } = channel;
  return {
    id,
    name,
    state,
    protocol_id: id,
    caller: { name: '', number: kind === 'caller' ? callerNumber : '' },
    connected: { name: '', number: '' },
    accountcode: '',
    dialplan: {
      context: kind === 'caller' ? 'from-trunk' : 'from-agent',
      exten: kind === 'caller' ? exten : 's',
      priority: 3,
      app_name: stasis === null ? (channel.music ? 'MusicOnHold' : '') : 'Stasis',
      app_data: stasis === null ? '' : [ariApp, ...stasis].join(','),
    },
    creationtime: stampOf(createdAt),
    language: 'en',
  };
}

export const describeBridge = ({ id, name, createdAt, channels }: SimBridge): Bridge => ({
  id,
  technology: 'simple_bridge',
  bridge_type: 'mixing',
  bridge_class: 'stasis',
  creator: 'Stasis',
  name,
  channels: channels.map((channel) => channel.id),
  creationtime: stampOf(createdAt),
  video_mode: 'talker',
});

export const describePlayback = ({ id, media, channel }: SimPlayback, state: Playback['state']): Playback => ({
  id,
  media_uri: media[0] ?? '',
  target_uri: `channel:${channel.id}`,
  language: 'en',
  state,
});

export const describeEndpoint = ({ username, contact }: SimEndpoint): Endpoint => ({
  technology: 'PJSIP',
  resource: username,
  state: contact?.isReachable ? 'online' : 'offline',
  channel_ids: [],
});
