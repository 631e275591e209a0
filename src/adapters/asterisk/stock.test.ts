import { describe, expect, test } from 'vitest';
import { InteractionId, LegId, UserId } from '../../shared/ids.ts';
import type { Bridge, Channel, Endpoint } from './ari/models.generated.ts';
import { createCallBook } from './call-book.ts';
import { newCall, newLeg, withLeg } from './call-entry.ts';
import { bridgeIdOf, bridgeNameOf } from './channel-role.ts';
import { readRecordingQuery } from './perform/recording.ts';
import { phonesOf, snapshotOf, takeStock, type Stock } from './stock.ts';

const interactionId = InteractionId.parse('0b6c1d52-5f53-4a7e-9d0e-2f6d1f5c0001');
const agentId = UserId.parse('0a6f2a52-6b7e-4c1e-9d53-5f1f6a3b0001');
const legId = LegId.parse(`${interactionId}-leg-1`);

function channel(id: string, args: string, state: Channel['state'] = 'Up'): Channel {
  const nobody = { name: '', number: '' };
  return {
    id,
    protocol_id: '',
    name: `PJSIP/${id}`,
    state,
    caller: { name: '', number: '420777123456' },
    connected: nobody,
    accountcode: '',
    dialplan: { context: 'from-trunk', exten: '1', priority: 1, app_name: 'Stasis', app_data: `zvon,${args}` },
    creationtime: '2026-11-22T10:00:00.000+0000',
    language: 'en',
  };
}

const callerChannel = channel('node-1-1.1', `in,${interactionId},420800100200`);
const legChannel = channel(legId, `leg,${interactionId},${legId},${agentId}`);
const bridge = (channels: string[]): Bridge =>
  ({ id: bridgeIdOf(interactionId), name: bridgeNameOf(interactionId), channels }) as Bridge;

const stockOf = (parts: Partial<Stock>): Stock => ({
  channels: [],
  bridges: [],
  endpoints: [],
  recordings: new Map(),
  ...parts,
});
const arrived = newCall({
  interactionId,
  channelId: callerChannel.id,
  from: '420777123456',
  to: '420800100200',
  answered: true,
});

describe('what exists, for a process that knows nothing yet', () => {
  test('is every call with its legs, its bridge and its recording', () => {
    const stock = stockOf({
      channels: [callerChannel, legChannel],
      bridges: [bridge([callerChannel.id, legId])],
      recordings: new Map([[interactionId, { name: 'name-1', isPaused: true }]]),
    });
    const taken = takeStock(stock, createCallBook(), 0);
    expect(snapshotOf(taken.calls, [agentId], [])).toEqual({
      calls: [
        {
          interactionId,
          from: '420777123456',
          to: '420800100200',
          legs: [{ legId, agentId, state: 'up', bridged: true }],
          recordingName: 'name-1',
          recordingPaused: true,
        },
      ],
      phones: [agentId],
      lost: [],
    });
    expect(taken).toMatchObject({ strayChannelIds: [], strayBridgeIds: [] });
  });

  test.each([
    ['x-1|0x7f|x-1', { name: 'x-1', isPaused: true }],
    ['x-1|0x7f|', { name: 'x-1', isPaused: false }],
    ['x-1|0x7f|?', { name: 'x-1', isPaused: null }],
    ['x-1||x-1', null],
  ])('is a recording of which its channel says “%s”', (value, seen) => {
    expect(readRecordingQuery(value)).toEqual(seen);
    const stock = stockOf({ channels: [callerChannel], recordings: new Map([[interactionId, seen]]) });
    const [call] = takeStock(stock, createCallBook(), 0).calls;
    expect(call?.recordingPaused).toBe(seen === null ? false : seen.isPaused);
  });

  test.each(['', 'anonymous', 'Unavailable'])('has no number of a caller who hides it as “%s”', (number) => {
    const stock = stockOf({ channels: [{ ...callerChannel, caller: { name: '', number } }] });
    expect(snapshotOf(takeStock(stock, createCallBook(), 0).calls, [], []).calls).toMatchObject([{ from: null }]);
  });

  test('shows a caller on hold as not bridged', () => {
    const stock = stockOf({ channels: [callerChannel, legChannel], bridges: [bridge([legId])] });
    const [call] = snapshotOf(takeStock(stock, createCallBook(), 0).calls, [], []).calls;
    expect(call?.legs).toMatchObject([{ bridged: false }]);
  });

  test('names legs, bridges and telephones that belong to no call', () => {
    const dialler = channel('node-1-1.7', 'agentcall,123');
    const stock = stockOf({ channels: [legChannel, dialler], bridges: [bridge([])] });
    expect(takeStock(stock, createCallBook(), 0)).toEqual({
      calls: [],
      strayChannelIds: [legId, dialler.id],
      strayBridgeIds: [bridgeIdOf(interactionId)],
    });
  });

  test('leaves what is not ours alone', () => {
    const foreign = { ...legChannel, dialplan: { ...legChannel.dialplan, app_data: 'other,leg' } };
    const taken = takeStock(
      stockOf({ channels: [foreign], bridges: [{ ...bridge([]), name: 'x' }] }),
      createCallBook(),
      0,
    );
    expect(taken).toEqual({ calls: [], strayChannelIds: [], strayBridgeIds: [] });
  });
});

describe('what exists, after another process had the telephone', () => {
  const known = createCallBook();
  known.put({ ...arrived, recordingName: 'name-1' });
  const recordingSeen = (recordings: Stock['recordings']) =>
    takeStock(stockOf({ channels: [callerChannel], recordings }), known, known.revision()).calls[0]?.recordingName;

  test('is the recording that the other process began', () => {
    expect(recordingSeen(new Map([[interactionId, { name: 'name-2', isPaused: false }]]))).toBe('name-2');
  });

  test('is no recording where the other process ended it', () => {
    expect(recordingSeen(new Map([[interactionId, null]]))).toBeNull();
  });

  test('is the recording that is known where Asterisk did not say', () => {
    expect(recordingSeen(new Map())).toBe('name-1');
  });
});

describe('what exists, while events go on', () => {
  test('a call that arrived after the list was asked for is kept', () => {
    const book = createCallBook();
    const since = book.revision();
    book.put(arrived);
    expect(takeStock(stockOf({}), book, since).calls).toEqual([arrived]);
  });

  test('a call that ended after the list was asked for does not come back', () => {
    const book = createCallBook();
    book.put(arrived);
    const since = book.revision();
    book.remove(interactionId);
    expect(takeStock(stockOf({ channels: [callerChannel] }), book, since).calls).toEqual([]);
  });

  test('a call of which the events were lost goes when it is not listed', () => {
    const book = createCallBook();
    book.put(arrived);
    expect(takeStock(stockOf({}), book, book.revision()).calls).toEqual([]);
  });

  test('a leg whose answer was not told is seen to be up', () => {
    const book = createCallBook();
    book.put(withLeg(arrived, newLeg(legId, agentId)));
    const [call] = takeStock(stockOf({ channels: [callerChannel, legChannel] }), book, book.revision()).calls;
    expect(call?.legs[legId]?.state).toBe('up');
  });

  test('a leg that nobody hung up after its caller is hung up, and its end can still be told', () => {
    const book = createCallBook();
    const over = { ...withLeg(arrived, newLeg(legId, agentId)), over: true };
    book.put(over);
    const taken = takeStock(stockOf({ channels: [legChannel] }), book, book.revision());
    expect(taken.strayChannelIds).toEqual([legId]);
    expect(taken.calls).toEqual([over]);
    expect(snapshotOf(taken.calls, [], []).calls).toEqual([]);
  });
});

test('phones are the endpoints that are online and carry the id of an agent', () => {
  const endpoint = (resource: string, state: string): Endpoint => ({
    technology: 'PJSIP',
    resource,
    state: state as 'online',
    channel_ids: [],
  });
  const username = agentId.replaceAll('-', '');
  expect([...phonesOf([endpoint(username, 'online'), endpoint('trunk-in', 'online')])]).toEqual([agentId]);
  expect([...phonesOf([endpoint(username, 'offline')])]).toEqual([]);
});
