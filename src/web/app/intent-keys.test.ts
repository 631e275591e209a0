import { describe, expect, it } from 'vitest';
import { createIntentFetch } from './intent-keys.ts';

type Answer = Response | 'lost' | 'lost in its body';

const done = (): Response => new Response('{"done":true}');
const call = 'http://zvon.example/api/calls/7';

/** A server that answers as told; keys are counted up, and each request leaves the key that it came with. */
function serverWith(...answers: Answer[]) {
  const keys: (string | null)[] = [];
  let nth = 0;
  let nowMs = 0;
  const send = createIntentFetch({
    send: (request) => {
      keys.push(request.headers.get('idempotency-key'));
      const answer = answers.shift() ?? done();
      if (answer === 'lost') return Promise.reject(new TypeError('Failed to fetch'));
      return Promise.resolve(answer === 'lost in its body' ? new Response(broken()) : answer);
    },
    newKey: () => `key-${(nth += 1)}`,
    nowMs: () => nowMs,
  });
  const post = (url: string, body: object = {}): Promise<unknown> =>
    send(new Request(url, { method: 'POST', body: JSON.stringify(body) })).catch((error: unknown) => error);
  return { keys, send, post, pass: (ms: number) => void (nowMs += ms) };
}

const broken = (): ReadableStream =>
  new ReadableStream({ start: (controller) => controller.error(new TypeError('network error')) });

describe('a writing', () => {
  it.each([
    ['was lost', 'lost'],
    ['broke off', 'lost in its body'],
    ['says that the database is away', new Response(null, { status: 503 })],
    ['says that the first try still runs', new Response(null, { status: 409, headers: { 'retry-after': '1' } })],
  ] as const)('whose answer %s goes again with its key', async (_what, answer) => {
    const { keys, post } = serverWith(answer);
    await post(`${call}/hold`);
    await post(`${call}/hold`);
    await post(`${call}/hold`);
    expect(keys).toEqual(['key-1', 'key-1', 'key-2']);
  });

  it('that was answered, also by a refusal, is another one the next time', async () => {
    const { keys, post } = serverWith(done(), new Response(null, { status: 409 }));
    for (let time = 0; time < 3; time += 1) await post(`${call}/hold`);
    expect(keys).toEqual(['key-1', 'key-2', 'key-3']);
  });

  it('that is still under way does not lend its key: 1 and 1 are two digits', async () => {
    const { keys, post } = serverWith();
    await Promise.all([post(`${call}/digits`, { digits: '1' }), post(`${call}/digits`, { digits: '1' })]);
    expect(keys).toEqual(['key-1', 'key-2']);
  });

  it('with another body is another one', async () => {
    const { keys, post } = serverWith('lost');
    await post(`${call}/digits`, { digits: '1' });
    await post(`${call}/digits`, { digits: '2' });
    expect(keys).toEqual(['key-1', 'key-2']);
  });

  it('is meant anew after something else was done to its subject: hold, resume, hold', async () => {
    const { keys, post } = serverWith('lost');
    await post(`${call}/hold`);
    await post(`${call}/resume`);
    await post(`${call}/hold`);
    expect(keys).toEqual(['key-1', 'key-2', 'key-3']);
  });

  it('keeps its key while something else is done elsewhere', async () => {
    const { keys, post } = serverWith('lost');
    await post(`${call}/hold`);
    await post('http://zvon.example/api/drafts');
    await post(`${call}/hold`);
    expect(keys).toEqual(['key-1', 'key-2', 'key-1']);
  });

  it('is meant anew two minutes later', async () => {
    const { keys, post, pass } = serverWith('lost');
    await post(`${call}/hold`);
    pass(120_000);
    await post(`${call}/hold`);
    expect(keys).toEqual(['key-1', 'key-2']);
  });
});

it('a reading has no key, and an answer is handed on whole', async () => {
  const { keys, send } = serverWith();
  const response = await send(new Request('http://zvon.example/api/desk'));
  expect(await response.json()).toEqual({ done: true });
  expect(keys).toEqual([null]);
});
