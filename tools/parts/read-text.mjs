import { request as requestPlainly } from 'node:http';
import { request as requestEncrypted } from 'node:https';

/**
 * What an address of this machine answers. Nothing secret is asked or told, so the certificate is not looked at: it may
 * be for another name, our own, or have run out.
 * @param {string} url
 * @param {number} withinMs
 * @returns {Promise<string>}
 */
export function readText(url, withinMs) {
  const ask = url.startsWith('https:')
    ? requestEncrypted(url, { rejectUnauthorized: false, signal: AbortSignal.timeout(withinMs) })
    : requestPlainly(url, { signal: AbortSignal.timeout(withinMs) });
  return new Promise((resolve, reject) => {
    ask.on('error', reject);
    ask.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => (text += part));
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    ask.end();
  });
}
