import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { HttpRequest } from './build-request.ts';

export type Exchanged =
  { kind: 'answered'; status: number; text: string } | { kind: 'timeout' } | { kind: 'failed'; why: string };

/** One megabyte: an answer for one object is some kilobytes. */
const bodyMax = 1_048_576;

/** One request and its whole answer within the time; a redirect is an answer like any other and is not followed. */
export function exchange({ url, method, headers, body }: HttpRequest, timeoutMs: number): Promise<Exchanged> {
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const signal = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve) => {
    const fail = (error: Error & { code?: string }): void =>
      resolve(signal.aborted ? { kind: 'timeout' } : { kind: 'failed', why: error.code ?? error.message });
    const request = open(url, { method, headers, signal, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes <= bodyMax) return;
        resolve({ kind: 'failed', why: 'the answer is too long' });
        request.destroy();
      });
      response.on('error', fail);
      response.on('end', () =>
        resolve({ kind: 'answered', status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.on('error', fail);
    request.end(body ?? undefined);
  });
}
