import assert from 'node:assert/strict';
import type { TelephonyPort } from '../../core/telephony/telephony-port.ts';
import { systemAdapterClock, type AdapterClock } from './adapter-clock.ts';
import { ariTimings, createAriSocket, type AriTimings } from './ari/ari-socket.ts';
import type { AsteriskLines } from './asterisk-lines.ts';
import { type CallBook, createCallBook } from './call-book.ts';
import { createCallQueues } from './call-queues.ts';
import { comeUp, goDown, healthOf, pushAccounts, receive, reconcile, type Connection } from './connection.ts';
import type { Log } from './perform/context.ts';
import { perform } from './perform/perform.ts';
import { recordingFiles } from './recording-files.ts';
import { createStasisEntries } from './stasis-entries.ts';
import { createProvisioner, type MediaPlace, type PhoneKind } from './provision.ts';

export interface AsteriskPhoneOptions {
  lines: AsteriskLines;
  recordingsFolder: string;
  promptsFolder: string;
  clock?: AdapterClock;
  log?: Log;
  /** What it knows of calls is kept here; its own if left out. */
  book?: CallBook;
  phones?: PhoneKind;
  /** Where phones send their audio; loopback if left out. */
  media?: MediaPlace;
  timings?: Partial<AriTimings & { reconcileMs: number }>;
}

const reconcileMs = 10_000;

/**
 * Asterisk behind the telephony port. It knows nothing that Asterisk does not: killed and started again, it adopts every
 * call from Asterisk's lists. Commands given while Asterisk is away are let go; the snapshot told at the next connect is
 * what the engine decides on.
 */
export function createAsteriskPhone(options: AsteriskPhoneOptions): TelephonyPort {
  const connection = assemble(options);
  const { context, socket } = connection;
  return {
    connect(listener, replaced = () => undefined) {
      connection.listener = listener;
      connection.replaced = replaced;
      return new Promise((resolve) => {
        connection.firstOutcome = resolve;
        socket.start();
      });
    },
    async perform(command, epoch = 0) {
      if (connection.state !== 'ready') return;
      await context.queues.run(command.interactionId, () => perform(context, command, epoch));
    },
    async provision(accounts) {
      connection.accounts = accounts;
      if (connection.state === 'ready') await pushAccounts(connection);
    },
    look() {
      connection.owesUnheard = true;
      void reconcile(connection);
    },
    health: () => healthOf(connection),
    ignored: socket.counts,
    async close() {
      connection.state = 'away';
      connection.listener = () => undefined;
      connection.cancelReconciling();
      socket.close();
      context.ami.close();
      connection.firstOutcome();
    },
  };
}

function assemble(options: AsteriskPhoneOptions): Connection {
  const { lines, clock = systemAdapterClock, log = () => undefined } = options;
  // A folder that cannot be used is said at the start, not at the first call.
  recordingFiles(options.recordingsFolder, 'any');
  assert(
    !options.promptsFolder.includes(','),
    'Asterisk would take a comma in the folder of the prompts for two media',
  );
  const socket = createAriSocket({
    connect: lines.connect,
    clock,
    timings: { ...ariTimings, ...options.timings },
    onOpen: () => void comeUp(connection),
    onEvent: (event) => receive(connection, event),
    onDown: (why) => goDown(connection, why),
    onReplaced: () => {
      goDown(connection, 'a newer process owns the telephone');
      connection.replaced();
    },
  });
  const connection: Connection = {
    socket,
    context: {
      ari: socket.ari,
      ami: lines.ami,
      book: options.book ?? createCallBook(),
      queues: createCallQueues(),
      isReady: () => connection.state === 'ready',
      entries: createStasisEntries(clock),
      tell: (event) => connection.listener(event),
      log,
      clock,
      promptsFolder: options.promptsFolder,
      recordingsFolder: options.recordingsFolder,
      recordings: lines.recordings,
    },
    provisioner: createProvisioner({
      ari: socket.ari,
      kind: options.phones ?? 'browser',
      media: options.media ?? { address: '127.0.0.1', isBound: true },
    }),
    reconcileMs: options.timings?.reconcileMs ?? reconcileMs,
    state: 'away',
    registered: new Map(),
    heardOfPhones: new Set(),
    early: [],
    accounts: null,
    subscribed: new Set(),
    info: null,
    channelCount: 0,
    isLooking: false,
    isAwaySaid: false,
    witness: lines.witness,
    owesUnheard: true,
    pushing: Promise.resolve(),
    cancelReconciling: () => undefined,
    listener: () => undefined,
    replaced: () => undefined,
    firstOutcome: () => undefined,
  };
  return connection;
}
