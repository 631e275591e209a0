import { fillTemplate } from './fill-template.ts';
import type { ConnectorManifest, ConnectorOperation } from '../../shared/connector-manifest.ts';

export interface HttpRequest {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string | null;
}

type ValueOf = (name: string) => string | undefined;

export type Built = { kind: 'built'; request: HttpRequest } | { kind: 'impossible'; why: string };

/** The manifest's operation as an HTTP request, below the connector's own address and nowhere else. */
export function buildRequest(
  manifest: ConnectorManifest,
  operation: ConnectorOperation,
  values: Readonly<Record<string, string>>,
  secretOf: (name: string) => string | undefined,
): Built {
  const missing: string[] = [];
  const fill = (template: string, valueOf: ValueOf, encode: (value: string) => string = String): string => {
    const filled = fillTemplate(template, valueOf, encode);
    if (filled.kind === 'filled') return filled.text;
    missing.push(filled.name);
    return '';
  };
  const ofObject = (name: string) => values[name];
  const ofSecrets = (name: string) => (name.startsWith('secret:') ? secretOf(name.slice('secret:'.length)) : undefined);

  const url = addressBelow(manifest.baseUrl, fill(operation.path, ofObject, encodeURIComponent));
  if (!url) return { kind: 'impossible', why: 'the path leads out of the base URL' };
  for (const [name, template] of Object.entries(operation.query)) url.searchParams.set(name, fill(template, ofObject));
  const headers = mapValues(manifest.headers, (template) => fill(template, ofSecrets));
  const body = operation.body && JSON.stringify(mapValues(operation.body, (template) => fill(template, ofObject)));
  if (missing.length > 0) return { kind: 'impossible', why: `no value for ${missing.join(', ')}` };
  headers['accept'] = 'application/json';
  if (body) headers['content-type'] = 'application/json';
  return { kind: 'built', request: { url, method: operation.method, headers, body } };
}

/** Dots in a value would climb out of the path: URL parsers fold them away even where they are encoded. */
function addressBelow(baseUrl: string, path: string): URL | null {
  if (path.split('/').some((part) => /^(\.|%2e){1,2}$/i.test(part))) return null;
  const url = new URL(baseUrl);
  const { origin } = url;
  url.pathname = url.pathname.replace(/\/$/, '') + path;
  url.search = '';
  url.hash = '';
  return url.origin === origin ? url : null;
}

const mapValues = (record: Readonly<Record<string, string>>, map: (value: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), map(value)]));
