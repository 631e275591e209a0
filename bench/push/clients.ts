import { type RawData, WebSocket } from 'ws';
import { applyPush } from '../../src/core/desk/apply-push.ts';
import type { DeskSnapshot, PushMessage } from '../../src/shared/api/desk.ts';
import type { ClientOrder, ClientReport, NaiveCommit, Receipt } from './messages.ts';
import { createUsage } from './usage.ts';

// A thousand browsers in one process of their own: each keeps its desk by the rule that the browser has.

const heartbeatMs = 5_000;
const connectAtOnce = 50;

interface Desk {
  nth: number;
  socket: WebSocket | null;
  snapshot: DeskSnapshot | null;
}

const usage = createUsage();
const report = (told: ClientReport): void => void process.send?.(told);
const desks: Desk[] = [];
const receipts: Receipt[] = [];
const counts = { messages: 0, bytes: 0, gaps: 0, reconnects: 0 };
let url = '';
let naive = false;

const connect = (desk: Desk): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url}/${desk.nth}`);
    desk.socket = socket;
    desk.snapshot = null;
    socket.on('error', reject);
    socket.on('message', (data) => {
      if (desk.socket !== socket) return;
      if (naive) hearNaive(desk, data);
      else if (hear(desk, data)) resolve();
    });
    if (naive) socket.on('open', () => resolve());
  });

/** What it holds is read, as any browser would; that nothing is done with it is in its favour. */
function hearNaive({ nth }: Desk, data: RawData): void {
  const bytes = data as Buffer;
  counts.messages += 1;
  counts.bytes += bytes.length;
  const { at } = JSON.parse(bytes.toString()) as NaiveCommit;
  receipts.push({ desk: nth, after: at, version: at, at: Date.now() });
}

/** True of the snapshot, with which a desk begins. */
function hear(desk: Desk, data: RawData): boolean {
  const at = Date.now();
  const bytes = data as Buffer;
  counts.messages += 1;
  counts.bytes += bytes.length;
  const message = JSON.parse(bytes.toString()) as PushMessage;
  if (message.type === 'snapshot') desk.snapshot = message.snapshot;
  if (message.type !== 'events' || !desk.snapshot) return message.type === 'snapshot';
  const agentId = desk.snapshot.agents[0]!.id;
  const applied = applyPush(desk.snapshot, message, agentId);
  if (applied.kind === 'gap') counts.gaps += 1;
  if (applied.kind === 'applied') desk.snapshot = applied.snapshot;
  receipts.push({ desk: desk.nth, after: message.after, version: message.version, at });
  return false;
}

async function connectAll(all: readonly Desk[]): Promise<void> {
  for (let from = 0; from < all.length; from += connectAtOnce)
    await Promise.all(all.slice(from, from + connectAtOnce).map(connect));
}

async function obey(order: ClientOrder): Promise<void> {
  if (order.kind === 'connect') {
    ({ url, naive } = order);
    desks.splice(0).forEach(({ socket }) => socket?.terminate());
    const startedAt = performance.now();
    desks.push(...Array.from({ length: order.desks }, (_, nth): Desk => ({ nth, socket: null, snapshot: null })));
    await connectAll(desks);
    report({ kind: 'connected', seconds: (performance.now() - startedAt) / 1_000 });
  } else if (order.kind === 'reconnect') {
    const torn = desks.filter(({ nth }) => nth % Math.round(1 / order.share) === 0);
    for (const { socket } of torn) socket?.terminate();
    counts.reconnects += torn.length;
    const startedAt = performance.now();
    await connectAll(torn);
    report({ kind: 'connected', seconds: (performance.now() - startedAt) / 1_000 });
  } else if (order.kind === 'tally') {
    const snapshots = desks.flatMap(({ snapshot }) => snapshot ?? []);
    report({ kind: 'tally', tally: { ...counts, receipts: receipts.splice(0), snapshots } });
    Object.assign(counts, { messages: 0, bytes: 0, gaps: 0, reconnects: 0 });
  } else if (order.kind === 'usage') report({ kind: 'usage', ...usage() });
  else process.exit(0);
}

setInterval(() => {
  for (const { socket } of desks) if (socket?.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
}, heartbeatMs);
process.on('message', (order: ClientOrder) => void obey(order));
process.on('disconnect', () => process.exit(0));
