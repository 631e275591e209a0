import type { TelephonyEvent } from '../../core/telephony/event.ts';
import type { PhoneAccount, TelephonyHealth } from '../../core/telephony/telephony-port.ts';
import type { UserId } from '../../shared/ids.ts';
import { isoOf } from '../../shared/time.ts';
import type { AriSocket } from './ari/ari-socket.ts';
import type {
  AriEvent,
  ChannelDestroyed,
  ContactStatusChange,
  PlaybackFinished,
  StasisEnd,
  StasisStart,
} from './ari/events.generated.ts';
import type { CallBook } from './call-book.ts';
import type { CallEntry } from './call-entry.ts';
import { ariApp, playbackIdOf, readRole } from './channel-role.ts';
import { consoleIfAlone, followUp, tidyUp, type FollowUpContext } from './follow-up.ts';
import { prepareAsterisk, readStock, readUntoldEnds, type AsteriskInfo, type PromptBelieved } from './look.ts';
import { forgetContacts, phoneEventOf, settlePhone, type RegisteredPhones } from './phone-state.ts';
import { knownUsernames, subscribePhones, type Provisioner } from './provision.ts';
import { phonesOf, snapshotOf, takeStock, type Stock } from './stock.ts';
import { channelIdOf, translate } from './translate.ts';
import type { Witness } from './witness.ts';

/** One Asterisk, from the first attempt to the close. */
export interface Connection {
  readonly socket: AriSocket;
  readonly context: FollowUpContext;
  readonly provisioner: Provisioner;
  readonly reconcileMs: number;
  /** `looking`: connected, but what exists is not known yet; events wait. */
  state: 'away' | 'looking' | 'ready';
  registered: RegisteredPhones;
  /** Phones heard of since the last list was asked for: the event is newer than the list. */
  heardOfPhones: Set<UserId>;
  early: AriEvent[];
  accounts: readonly PhoneAccount[] | null;
  /** Phones whose events come over this connection. */
  subscribed: Set<string>;
  info: AsteriskInfo | null;
  channelCount: number;
  isLooking: boolean;
  isAwaySaid: boolean;
  readonly witness: Witness;
  /** Somebody listens who may not have heard of the contacts that ended unheard. */
  owesUnheard: boolean;
  pushing: Promise<void>;
  cancelReconciling: () => void;
  listener: (event: TelephonyEvent) => void;
  replaced: () => void;
  firstOutcome: () => void;
}

/** The reconnect procedure: events wait until it is known and told what exists. */
export async function comeUp(connection: Connection): Promise<void> {
  const { context, provisioner, socket } = connection;
  connection.state = 'looking';
  connection.owesUnheard = true;
  connection.early = [];
  const info = await prepareAsterisk(context.ari);
  if (info === null) return socket.reconnect();
  const restarted = connection.info !== null && connection.info.startedAt !== info.startedAt;
  forgetSounds(context.book);
  forgetContacts(connection.registered);
  if (restarted) {
    context.book.replace([]);
    connection.registered.clear();
    provisioner.forget();
  }
  connection.info = info;
  if (info.missingModules.length > 0)
    context.log('Asterisk lacks modules that calls need', { modules: info.missingModules });
  connection.subscribed.clear();
  await subscribeNew(connection, await knownUsernames(context.ari));
  if (!(await look(connection))) return socket.reconnect();
  if (wentDown(connection)) return;
  reconcileRegularly(connection);
  await pushAccounts(connection);
}

function reconcileRegularly(connection: Connection): void {
  const { clock } = connection.context;
  const again = (): void => {
    connection.cancelReconciling = clock.after(connection.reconcileMs, again);
    void reconcile(connection);
  };
  connection.cancelReconciling();
  connection.cancelReconciling = clock.after(connection.reconcileMs, again);
}

/** What ended while nobody listened is not known. */
function forgetSounds(book: CallBook): void {
  for (const call of book.all()) book.put({ ...call, isAdopted: true, music: false, playing: [] });
}

export function goDown(connection: Connection, why: string): void {
  const wasReady = connection.state === 'ready';
  connection.state = 'away';
  connection.cancelReconciling();
  if (!connection.isAwaySaid) connection.context.log('Asterisk is away', { why });
  connection.isAwaySaid = true;
  if (wasReady) connection.listener({ kind: 'telephony.lost', at: connection.context.clock.now() });
  connection.firstOutcome();
}

/** Lost events, known or not, are cured here; a connection that answers nothing is made anew. */
export async function reconcile(connection: Connection): Promise<void> {
  if (connection.state !== 'ready' || connection.isLooking) return;
  if (!(await look(connection))) connection.socket.reconnect();
}

const wentDown = ({ state }: Connection): boolean => state === 'away';

/** Asks what exists and tells it. False when Asterisk does not answer. */
async function look(connection: Connection): Promise<boolean> {
  const { book } = connection.context;
  const since = book.revision();
  connection.isLooking = true;
  connection.heardOfPhones.clear();
  const told = connection.witness.unheard().length;
  await readWitness(connection);
  const [untoldEnds, stock] = await Promise.all([
    untoldEndsOf(connection),
    readStock(connection.context.ari, book, connection.state === 'looking'),
  ]).finally(() => {
    connection.isLooking = false;
  });
  // A newer process may have got the telephone meanwhile: what is listed is its own to tell.
  if (wentDown(connection)) return true;
  if (stock === null || connection.info === null) return false;
  connection.channelCount = stock.channels.length;
  settlePhones(connection, phonesOf(stock.endpoints));
  settleCalls(connection, stock, since);
  connection.state = 'ready';
  connection.isAwaySaid = false;
  const startedAt = Date.parse(connection.info.startedAt) || 0;
  // Before the snapshot, which would have played again what is believed to play.
  for (const untold of untoldEnds) tellEnd(connection, untold);
  const lost = connection.witness.lostBefore(startedAt);
  const snapshot = snapshotOf(book.all(), connection.registered.keys(), lost);
  connection.listener({ kind: 'telephony.connected', at: connection.context.clock.now(), startedAt, snapshot });
  connection.firstOutcome();
  for (const event of connection.early.splice(0)) receive(connection, event);
  tellUnheard(connection, told);
  return true;
}

/** A prompt that is believed to play for ever would keep the music from the caller. One that just begins is left alone. */
function untoldEndsOf({ context: { ari, book, queues } }: Connection): Promise<PromptBelieved[]> {
  const isAtRest = ({ interactionId }: CallEntry): boolean => !queues.isBusy(interactionId);
  return readUntoldEnds(ari, book.all().filter(isAtRest));
}

function tellEnd(connection: Connection, untold: PromptBelieved): void {
  const { call, promptId } = untold;
  const isBelieved = connection.context.book.find(call.interactionId)?.playing.includes(promptId);
  if (isBelieved) receive(connection, finishedAfter(connection, untold));
}

const finishedAfter = (
  { context: { clock } }: Connection,
  { call: { interactionId, channelId }, promptId }: PromptBelieved,
): PlaybackFinished => ({
  type: 'PlaybackFinished',
  application: ariApp,
  timestamp: isoOf(clock.now()),
  playback: {
    id: playbackIdOf(interactionId, promptId),
    media_uri: '',
    target_uri: `channel:${channelId}`,
    state: 'done',
  },
});

async function readWitness({ witness, context }: Connection): Promise<void> {
  await witness.read().catch((error: unknown) => context.log('the witness of calls cannot be read', String(error)));
}

/** Asterisk counts the tries of a caller who comes back to the dialplan, so one may overflow when Zvon is just there. */
function tellUnheard(connection: Connection, told: number): void {
  const unheard = connection.witness.unheard().slice(connection.owesUnheard ? 0 : told);
  connection.owesUnheard = false;
  for (const contact of unheard) connection.listener(contact);
}

function settleCalls({ context }: Connection, stock: Stock, since: number): void {
  const { ari, book, queues } = context;
  const taken = takeStock(stock, book, since);
  const listed = new Set(taken.calls.map(({ interactionId }) => interactionId));
  const gone = book.all().filter(({ interactionId }) => !listed.has(interactionId));
  book.replace(taken.calls);
  for (const call of gone) tidyUp(context, call);
  for (const channelId of taken.strayChannelIds) void ari.channels.hangup({ channelId });
  for (const bridgeId of taken.strayBridgeIds) void ari.bridges.destroy({ bridgeId });
  // A call that is just being joined looks alone for a moment.
  for (const { interactionId } of taken.calls)
    if (!queues.isBusy(interactionId)) consoleIfAlone(context, interactionId);
}

function settlePhones(connection: Connection, online: Set<UserId>): void {
  const { registered, heardOfPhones, context } = connection;
  for (const agentId of new Set([...registered.keys(), ...online])) {
    if (heardOfPhones.has(agentId)) continue;
    const event = settlePhone(registered, agentId, online.has(agentId), context.clock.now());
    if (event !== null && connection.state === 'ready') connection.listener(event);
  }
}

export function receive(connection: Connection, event: AriEvent): void {
  if (connection.state !== 'ready') {
    connection.early.push(event);
    return;
  }
  const { context } = connection;
  if (event.type === 'ContactStatusChange') return receivePhone(connection, event);
  const channelId = channelIdOf(event);
  if (channelId === null) return;
  const before = callOf(connection, event, channelId);
  if (event.type === 'StasisStart') context.entries.entered(channelId);
  if (event.type === 'StasisStart' && before === null) dropStray(context, event);
  if (event.type === 'StasisEnd')
    context.clock.after(destroyedWithinMs, () => receive(connection, destroyedAfter(event)));
  if (event.type === 'PlaybackFinished' && event.playback.state === 'failed')
    context.clock.after(destroyedWithinMs, () => sayUnplayed(context, channelId, event.playback.media_uri));
  const { call, events } = translate(before, event);
  if (call !== null) context.book.put(call);
  else if (before !== null) context.book.remove(before.interactionId);
  for (const told of events) {
    connection.listener(told);
    followUp(context, before, told);
  }
}

/** ChannelDestroyed follows StasisEnd within milliseconds, when it does; a channel that ended before minds neither. */
const destroyedWithinMs = 250;

/** A caller who hangs up ends the prompt as failed, too: only one who still listens has missed something. */
function sayUnplayed({ book, log }: FollowUpContext, channelId: string, media: string): void {
  if (book.ofChannel(channelId) !== null) log('a prompt could not be played', { media });
}

function destroyedAfter({ application, timestamp, channel }: StasisEnd): ChannelDestroyed {
  return { type: 'ChannelDestroyed', application, timestamp, channel, cause: 0, cause_txt: '' };
}

/** The call by its id where the event names it (a leg's start may come before its creation is known), else by channel. */
function callOf({ context: { book } }: Connection, event: AriEvent, channelId: string): CallEntry | null {
  const role = event.type === 'StasisStart' ? readRole(event.args) : null;
  return role === null || role.kind === 'agent-call' ? book.ofChannel(channelId) : book.find(role.interactionId);
}

/** A leg without its call rings for nobody, and an agent's telephone may dial nothing by itself. */
function dropStray({ ari }: FollowUpContext, { args, channel }: StasisStart): void {
  if (readRole(args)?.kind !== 'caller') void ari.channels.hangup({ channelId: channel.id });
}

function receivePhone(connection: Connection, event: ContactStatusChange): void {
  const told = phoneEventOf(connection.registered, event);
  if (told === null) return;
  if ('agentId' in told) connection.heardOfPhones.add(told.agentId);
  connection.listener(told);
}

/** One push after another, each with the accounts of its own time. */
export function pushAccounts(connection: Connection): Promise<void> {
  connection.pushing = connection.pushing.then(async () => {
    if (connection.accounts === null) return;
    const { refused } = await connection.provisioner.push(connection.accounts);
    if (refused > 0) connection.context.log('Asterisk refused telephones of agents', { refused });
    const usernames = connection.accounts.map(({ username }) => username);
    if (await subscribeNew(connection, usernames)) await lookAtPhones(connection);
  });
  return connection.pushing;
}

/** True when there were any. */
async function subscribeNew({ context, subscribed }: Connection, usernames: readonly string[]): Promise<boolean> {
  const unheard = usernames.filter((username) => !subscribed.has(username));
  for (const username of unheard) subscribed.add(username);
  await subscribePhones(context.ari, unheard);
  return unheard.length > 0;
}

/** A phone may have registered before its events came. */
async function lookAtPhones(connection: Connection): Promise<void> {
  connection.heardOfPhones.clear();
  const endpoints = await connection.context.ari.endpoints.listByTech({ tech: 'PJSIP' });
  if (endpoints.ok) settlePhones(connection, phonesOf(endpoints.value));
}

export function healthOf({ state, info, channelCount }: Connection): TelephonyHealth {
  if (state !== 'ready' || info === null) return { driver: 'asterisk', asterisk: null };
  const startedAt = isoOf(Date.parse(info.startedAt));
  return { driver: 'asterisk', asterisk: { version: info.version, startedAt, channels: channelCount } };
}
