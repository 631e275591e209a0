import assert from 'node:assert/strict';
import type { TelephonyPort } from '../../core/telephony/telephony-port.ts';
import type { Instant } from '../../shared/time.ts';
import { createAmiSocket } from './ami/ami-socket.ts';
import { ariTimings, createAriSocket, type AriTimings } from './ari/ari-socket.ts';
import { createCallBook } from './call-book.ts';
import { createCallQueues } from './call-queues.ts';
import { ariApp } from './channel-role.ts';
import { comeUp, goDown, healthOf, pushAccounts, receive, reconcile, type Connection } from './connection.ts';
import type { Log } from './perform/context.ts';
import { perform } from './perform/perform.ts';
import { recordingFiles } from './recording-files.ts';
import { createStasisEntries } from './stasis-entries.ts';
import { createProvisioner, type PhoneKind } from './provision.ts';
import { createWitness } from './witness.ts';

export interface AsteriskPhoneOptions {
  /** `http://user:password@host:port` of Asterisk's web server (ARI). */
  url: string;
  /** `tcp://user:secret@host:port` of its manager interface. */
  ami: string;
  recordingsFolder: string;
  promptsFolder: string;
  clock?: { now(): Instant };
  /** Asterisk's own record of calls (CEL), which tells whom the dialplan sent away while Zvon was away. */
  witness?: string | undefined;
  log?: Log;
  phones?: PhoneKind;
  /** Where phones send their audio; loopback if left out. */
  mediaAddress?: string;
  timings?: Partial<AriTimings & { reconcileMs: number }>;
}

const reconcileMs = 10_000;
const systemClock = { now: () => Date.now() };

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
      connection.owesOverflows = true;
      void reconcile(connection);
    },
    health: () => healthOf(connection),
    async close() {
      connection.state = 'away';
      connection.listener = () => undefined;
      clearInterval(connection.reconciling);
      socket.close();
      context.ami.close();
      connection.firstOutcome();
    },
  };
}

function assemble(options: AsteriskPhoneOptions): Connection {
  const { clock = systemClock, log = () => undefined } = options;
  // A folder that cannot be used is said at the start, not at the first call.
  recordingFiles(options.recordingsFolder, 'any');
  assert(
    !options.promptsFolder.includes(','),
    'Asterisk would take a comma in the folder of the prompts for two media',
  );
  const socket = createAriSocket({
    url: options.url,
    app: ariApp,
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
      ami: createAmiSocket({ url: options.ami }),
      book: createCallBook(),
      queues: createCallQueues(),
      entries: createStasisEntries(),
      tell: (event) => connection.listener(event),
      log,
      now: () => clock.now(),
      promptsFolder: options.promptsFolder,
      recordingsFolder: options.recordingsFolder,
    },
    provisioner: createProvisioner({
      ari: socket.ari,
      kind: options.phones ?? 'browser',
      mediaAddress: options.mediaAddress ?? '127.0.0.1',
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
    witness: createWitness(options.witness),
    owesOverflows: true,
    pushing: Promise.resolve(),
    reconciling: undefined,
    listener: () => undefined,
    replaced: () => undefined,
    firstOutcome: () => undefined,
  };
  return connection;
}
