import { once } from 'node:events';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { makeSelfSigned } from '../tls/self-signed.ts';
import { openHttpServer, serveWith } from './server.ts';

const pair = makeSelfSigned(['127.0.0.1'], Date.now());
let app: FastifyInstance;

beforeEach(async () => {
  app = await openHttpServer({
    router: {},
    contextOf: async () => ({}),
    idempotency: { begin: async () => ({ kind: 'unkept' }), end: async () => undefined },
    openApi: async () => ({}),
    health: async () => ({ status: 200, health: { status: 'ok' } }),
    metrics: async () => '',
    plainRoutes: (scope) => {
      scope.get('/api/scheme', async ({ protocol }) => protocol);
      scope.route({
        method: 'GET',
        url: '/phone',
        handler: async () => '',
        wsHandler: (socket) => void socket.on('message', (data) => socket.send(data)),
      });
    },
    webFolder: '/nowhere',
    logger: pino({ level: 'silent' }),
    tls: pair,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => app.close());

const place = () => `127.0.0.1:${(app.server.address() as AddressInfo).port}`;

/** Over a connection of its own, by somebody who trusts this certificate and no other. */
function ask(path: string, ca: string): Promise<{ text: string; fingerprint: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`https://${place()}${path}`, { ca, agent: false }, (response) => {
      const { fingerprint256 } = (response.socket as TLSSocket).getPeerCertificate();
      let text = '';
      response.on('data', (part) => (text += String(part)));
      response.on('end', () => resolve({ text, fingerprint: fingerprint256 }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('whoever trusts our own certificate asks by HTTPS without a warning', async () => {
  const { text, fingerprint } = await ask('/api/health', pair.certificate);
  expect(JSON.parse(text)).toEqual({ status: 'ok' });
  expect(fingerprint).toBe(new X509Certificate(pair.certificate).fingerprint256);
});

test('a request knows that it came encrypted: its session cookie is for HTTPS alone', async () => {
  expect((await ask('/api/scheme', pair.certificate)).text).toBe('https');
});

test('whoever trusts another certificate is told nothing', async () => {
  const other = makeSelfSigned(['127.0.0.1'], Date.now());
  await expect(ask('/api/health', other.certificate)).rejects.toThrow(/self-signed|certificate/);
});

test('the websockets of desk and telephone go the same way', async () => {
  const socket = new WebSocket(`wss://${place()}/phone`, { ca: pair.certificate });
  await once(socket, 'open');
  socket.send('REGISTER');
  expect(String((await once(socket, 'message'))[0])).toBe('REGISTER');
  socket.close();
});

test('a renewed certificate serves the next connection, without a restart', async () => {
  const renewed = makeSelfSigned(['127.0.0.1'], Date.now());
  serveWith(app, renewed);
  const { fingerprint } = await ask('/api/health', renewed.certificate);
  expect(fingerprint).toBe(new X509Certificate(renewed.certificate).fingerprint256);
});
