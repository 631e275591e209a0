import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { NaiveCommit, NaiveOrder, ServerReport } from './messages.ts';
import { createUsage } from './usage.ts';

// The broadcast that is written first: every commit, with all that it changed in full, to everybody, made anew for each.

const http = createServer();
const sockets = new WebSocketServer({ server: http });
const usage = createUsage();
const report = (told: ServerReport): void => void process.send?.(told);
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
report({ kind: 'ready', port: (http.address() as AddressInfo).port });

function tellAll(commit: NaiveCommit): void {
  for (const socket of sockets.clients) if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(commit));
}

async function replay({ commits }: NaiveOrder): Promise<void> {
  const startedAt = performance.now();
  for (const commit of commits) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, startedAt + commit.afterMs - performance.now())));
    tellAll({ ...commit, at: Date.now() });
  }
  report({ kind: 'quiet', contacts: 0 });
}

process.on('message', (order: NaiveOrder | { kind: 'usage' }) => {
  if (order.kind === 'replay') return void replay(order);
  report({ kind: 'usage', ...usage() });
});
process.on('disconnect', () => process.exit(0));
