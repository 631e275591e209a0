import { expect, type Page } from '@playwright/test';
import { statSync } from 'node:fs';
import { join } from 'node:path';

const web = join(import.meta.dirname, '..', '..', '..', 'dist', 'web');
const sockets = ['WS /push', 'WS /phone'];

/** All that the page asks for from now on, each once: `GET /api/desk`, `WS /push`, an address elsewhere as it is. */
export function watchRequests(page: Page, zvonUrl: string): ReadonlySet<string> {
  const { host } = new URL(zvonUrl);
  const asked = new Set<string>();
  const note = (method: string, url: string): void => {
    const to = new URL(url);
    if (/^(http|ws)s?:$/.test(to.protocol)) asked.add(to.host === host ? `${method} ${to.pathname}` : url);
  };
  page.on('request', (request) => note(request.isNavigationRequest() ? 'PAGE' : request.method(), request.url()));
  page.on('websocket', (socket) => note('WS', socket.url()));
  return asked;
}

/** What is no operation of the published description, no file of the web and none of the two websockets. */
export async function strangersAmong(asked: ReadonlySet<string>, page: Page, zvonUrl: string): Promise<string[]> {
  const answer = await page.request.get(`${zvonUrl}/api/openapi.json`);
  const api = (await answer.json()) as { openapi: string; paths: Record<string, object> };
  expect(api.openapi).toMatch(/^3\.1/);
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => {
      const shape = path.replace(/\{[^}]+\}/g, '[^/]+');
      return new RegExp(`^${method.toUpperCase()} /api${shape}$`);
    }),
  );
  return [...asked].filter(
    (one) => !sockets.includes(one) && !isFile(one) && !operations.some((operation) => operation.test(one)),
  );
}

/** A file of the built web; every screen is the same page. */
function isFile(one: string): boolean {
  const [method, path = ''] = one.split(' ');
  if (method === 'PAGE') return !/^\/(api|push|phone|metrics)\b/.test(path);
  return method === 'GET' && statSync(join(web, path), { throwIfNoEntry: false })?.isFile() === true;
}
