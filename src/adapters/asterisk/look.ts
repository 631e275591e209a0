import type { InteractionId } from '../../shared/ids.ts';
import type { Channel } from './ari/models.generated.ts';
import type { AriOperations } from './ari/operations.generated.ts';
import type { CallBook } from './call-book.ts';
import type { CallEntry } from './call-entry.ts';
import { ariApp, playbackIdOf, roleOfChannel } from './channel-role.ts';
import { missingModules } from './needed-modules.ts';
import { readRecordingQuery, recordingQuery } from './perform/recording.ts';
import type { RecordingSeen, Stock } from './stock.ts';

/** Many events come with every call and tell Zvon nothing. `allowed` instead would also drop the answers to requests. */
const unwantedEvents = [
  'ChannelVarset',
  'ChannelDialplan',
  'ChannelCallerId',
  'ChannelConnectedLine',
  'ChannelCreated',
  'ChannelHold',
  'ChannelUnhold',
  'BridgeCreated',
  'BridgeDestroyed',
  'Dial',
  'PlaybackStarted',
  'PlaybackContinuing',
  'EndpointStateChange',
  'PeerStatusChange',
  'DeviceStateChanged',
];

export interface AsteriskInfo {
  version: string;
  startedAt: string;
  missingModules: string[];
}

/** What is asked once a connection; null when Asterisk does not answer. */
export async function prepareAsterisk(ari: AriOperations): Promise<AsteriskInfo | null> {
  const disallowed = unwantedEvents.map((type) => ({ type }));
  const [filtered, info, missing] = await Promise.all([
    ari.applications.filter({ applicationName: ariApp, filter: { disallowed } }),
    ari.asterisk.getInfo({}),
    missingModules(ari),
  ]);
  if (!filtered.ok || !info.ok) return null;
  const { system, status } = info.value;
  return {
    version: /^[\d.]+/.exec(system?.version ?? '')?.[0] ?? '',
    startedAt: status?.startup_time ?? '',
    missingModules: missing,
  };
}

/**
 * Everything that exists now; null when Asterisk does not answer. `isFirst`: over this connection; what the book has is
 * from before, and another process may have acted since.
 */
export async function readStock(ari: AriOperations, book: CallBook, isFirst: boolean): Promise<Stock | null> {
  const [channels, bridges, endpoints] = await Promise.all([
    ari.channels.list(),
    ari.bridges.list(),
    ari.endpoints.listByTech({ tech: 'PJSIP' }),
  ]);
  if (!channels.ok || !bridges.ok || !endpoints.ok) return null;
  // What is no list tells of nobody's end: it is no answer.
  if (![channels, bridges, endpoints].every(({ value }) => Array.isArray(value))) return null;
  const isKnown = (id: InteractionId): boolean => !isFirst && book.find(id) !== null;
  const recordings = await readRecordings(ari, isKnown, channels.value);
  return { channels: channels.value, bridges: bridges.value, endpoints: endpoints.value, recordings };
}

export interface PromptBelieved {
  call: CallEntry;
  promptId: string;
}

/** Prompts that the book believes to play and Asterisk does not know: their end was not told. */
export async function readUntoldEnds(ari: AriOperations, calls: readonly CallEntry[]): Promise<PromptBelieved[]> {
  const believed = calls.flatMap((call) => call.playing.map((promptId) => ({ call, promptId })));
  const replies = await Promise.all(
    believed.map(({ call, promptId }) => ari.playbacks.get({ playbackId: playbackIdOf(call.interactionId, promptId) })),
  );
  return believed.filter((_, nth) => replies[nth]?.status === 404);
}

/** Of calls that are not known: what runs on them was begun by another process. */
async function readRecordings(
  ari: AriOperations,
  isKnown: (interactionId: InteractionId) => boolean,
  channels: readonly Channel[],
): Promise<Map<InteractionId, RecordingSeen | null>> {
  const found = await Promise.all(
    channels.map(async (channel): Promise<[InteractionId, RecordingSeen | null][]> => {
      const role = roleOfChannel(channel);
      if (role?.kind !== 'caller' || isKnown(role.interactionId)) return [];
      const answer = await ari.channels.getChannelVar({ channelId: channel.id, variable: recordingQuery });
      return answer.ok ? [[role.interactionId, readRecordingQuery(answer.value.value)]] : [];
    }),
  );
  return new Map(found.flat());
}
