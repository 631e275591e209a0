import { mkdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import { engineEnvironment } from '../../tools/parts/engine-environment.mjs';
import { asksForJson, createSay, outputFor } from '../../tools/parts/say.mjs';
import { STAGE_VARIABLE } from '../../tools/parts/stage-leftovers.mjs';
import { openStage } from '../../tools/parts/test-stage.mjs';
import { numberAsked } from '../support/number-asked.ts';
import { analyze, type Centre, seedCentre } from '../support/seed-centre.ts';
import type { ClientOrder, ClientReport, NaiveOrder, ServerOrder, ServerReport, Tally } from './messages.ts';
import { type Worker, startWorker } from './processes.ts';
import { readLog, type LogRead } from './read-log.ts';
import { goal, latenciesOf, type PushResult, round, type SideResult, sideResult, tableOf } from './result.ts';
import type { Usage } from './usage.ts';

const desktops = numberAsked('desks', 1_000);
const contactsPerSecond = numberAsked('contacts-per-second', 4);
const seconds = numberAsked('seconds', 15);
const warmUpSeconds = 2;
const reconnectShare = 0.1;
const settleMs = 2_000;

type Server = Worker<ServerOrder, ServerReport>;
type Naive = Worker<NaiveOrder | { kind: 'usage' }, ServerReport>;
type Clients = Worker<ClientOrder, ClientReport>;

const say = createSay(outputFor(process.argv));
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, settleMs));

async function tallyOf(clients: Clients): Promise<Tally> {
  clients.order({ kind: 'tally' });
  return (await clients.next('tally')).tally;
}

interface Measured {
  order(order: { kind: 'usage' }): void;
  next(kind: 'usage'): Promise<Usage>;
}

async function usageOf(worker: Measured): Promise<Usage> {
  const usage = worker.next('usage');
  worker.order({ kind: 'usage' });
  return usage;
}

/** Begins to measure what the processes use; what it gives ends it. */
async function measureUse(server: Measured, clients: Measured) {
  const before = [await usageOf(server), await usageOf(clients)] as const;
  return async () => {
    const [served, ofClients] = [await usageOf(server), await usageOf(clients)];
    const since = (usage: Usage, begun: Usage): Usage => ({
      ...usage,
      cpuSeconds: usage.cpuSeconds - begun.cpuSeconds,
    });
    return { served: since(served, before[0]), clients: since(ofClients, before[1]) };
  };
}

async function connect(clients: Clients, port: number, naive: boolean): Promise<void> {
  clients.order({ kind: 'connect', url: `ws://127.0.0.1:${port}`, desks: desktops, naive });
  const { seconds: took } = await clients.next('connected');
  say.line(`${desktops} desktops have connected in ${round(took)} s.`);
}

async function load(server: Server, forSeconds: number): Promise<number> {
  server.order({ kind: 'load', contactsPerSecond, seconds: forSeconds });
  return (await server.next('quiet')).contacts;
}

/** Resolves when the sockets that were torn are back, each with its desk. */
async function tear(clients: Clients, share: number, afterMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const back = clients.next('connected');
  clients.order({ kind: 'reconnect', share });
  await back;
}

/** Calls come and go while every desk is told, and a tenth of them lose their sockets in the midst of it. */
async function measureZvon(server: Server, clients: Clients, ownerUrl: string, centre: Centre) {
  const { port } = await server.next('ready');
  await connect(clients, port, false);
  server.order({ kind: 'signIn' });
  await server.next('signedIn');
  await load(server, warmUpSeconds);
  await analyze(ownerUrl);
  await settle();
  await tallyOf(clients);
  const used = await measureUse(server, clients);
  const startedAt = performance.now();
  const torn = tear(clients, reconnectShare, (seconds * 1_000) / 2);
  const contacts = await load(server, seconds);
  const took = (performance.now() - startedAt) / 1_000;
  const use = await used();
  await torn;
  await settle();
  const tally = await tallyOf(clients);
  const log = await readLog(ownerUrl, centre.tenantId, Date.now() - (took + settleMs / 1_000 + 1) * 1_000);
  const side = sideResult({
    tally,
    latenciesMs: latenciesOf(tally, log.timeOf),
    ...use,
    seconds: took,
  });
  return { side, contacts, took, tally, log, residentBytes: use.served.residentBytes };
}

/** The same commits, at the same distances, with all that they changed in full, to everybody. */
async function measureNaive(naive: Naive, clients: Clients, { commits }: LogRead, took: number): Promise<SideResult> {
  const { port } = await naive.next('ready');
  await connect(clients, port, true);
  await tallyOf(clients);
  const used = await measureUse(naive, clients);
  naive.order({ kind: 'replay', commits });
  await naive.next('quiet');
  const use = await used();
  await settle();
  const tally = await tallyOf(clients);
  return sideResult({
    tally,
    latenciesMs: tally.receipts.map(({ after: sentAt, at }) => at - sentAt),
    ...use,
    seconds: took,
  });
}

/** Every desk asks anew; what it is told must be what it had. */
async function countUntrue(clients: Clients, told: Tally): Promise<number> {
  await tear(clients, 1, 0);
  const { snapshots } = await tallyOf(clients);
  const textOf = (nth: number, of: Tally['snapshots']): string => {
    const { now: _now, version: _version, ...desk } = of[nth]!;
    // Presence comes and goes with the socket itself.
    return JSON.stringify({ ...desk, agents: desk.agents.map(({ phoneRegistered: _phone, ...agent }) => agent) });
  };
  return snapshots.filter((_, nth) => textOf(nth, snapshots) !== textOf(nth, told.snapshots)).length;
}

const stage = await openStage({ durable: true });
process.env[STAGE_VARIABLE] = stage.folder;
const folder = path.join(stage.folder, 'bench');
mkdirSync(folder, { recursive: true });
const workers: { stop(): Promise<void> }[] = [];
try {
  const environment = engineEnvironment(
    { ZVON_PORT: '1', ZVON_LISTEN: '127.0.0.1', ZVON_NODE: 'bench', ZVON_DEMO: 'no', ZVON_LOG: 'error' },
    { dataFolder: folder, ownerUrl: stage.databaseUrl, telephony: { driver: 'simulated' } },
  );
  const centre = await seedCentre(stage.databaseUrl, environment['ZVON_APP_PASSWORD']!, desktops);
  const server: Server = startWorker('server.ts', { ...environment, BENCH_OUTCOME: centre.outcomeId });
  const clients: Clients = startWorker('clients.ts');
  workers.push(server, clients);
  const zvon = await measureZvon(server, clients, stage.databaseUrl, centre);
  const untrue = await countUntrue(clients, zvon.tally);
  const naiveServer: Naive = startWorker('naive.ts');
  workers.push(naiveServer);
  const naive = await measureNaive(naiveServer, clients, zvon.log, zvon.took);
  const result: PushResult = {
    ...{ desktops, contacts: zvon.contacts, seconds: round(zvon.took), zvon: zvon.side, naive },
    bytesRatio: round(naive.megabytes / zvon.side.megabytes),
    p99Ratio: round(zvon.side.p99Ms / naive.p99Ms),
    ...{ reconnects: zvon.tally.reconnects, lost: zvon.tally.gaps, untrue },
    residentMegabytes: Math.round(zvon.residentBytes / 1e6),
  };
  say.line(
    `\nFrom a fact to every desk, ${availableParallelism()} cores (${cpus()[0]?.model}), Node ${process.version}\n`,
  );
  say.line(tableOf(result));
  say.line(`\n${result.reconnects} sockets torn: ${result.lost} changes lost, ${untrue} desks untrue (goal: 0).`);
  if (result.lost > goal.lost || untrue > goal.untrue) process.exitCode = 1;
  if (asksForJson(process.argv))
    process.stdout.write(`${JSON.stringify({ cores: availableParallelism(), ...result })}\n`);
} finally {
  await Promise.all(workers.map((worker) => worker.stop()));
  await stage.close();
}
