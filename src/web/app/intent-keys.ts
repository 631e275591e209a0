/** An answer that is lost for longer than this is no longer waited for: whoever acts then means it anew. */
const lostMs = 120_000;
/** Reading has no effect that could come twice. */
const reading = ['GET', 'HEAD'];
const header = 'idempotency-key';

interface Lost {
  key: string;
  intent: string;
  subject: string;
  atMs: number;
}

/**
 * Gives each writing its idempotency key. One whose answer was lost keeps its key: the same request, sent again, is met
 * by the answer of the first. It is forgotten when something else was done to the same subject since, for then the
 * same request means it anew: hold, resume, hold.
 */
export function createIntentFetch(options: {
  send: (request: Request, init?: RequestInit) => Promise<Response>;
  newKey: () => string;
  nowMs: () => number;
}) {
  let lost: readonly Lost[] = [];

  function takeKey(intent: string): string {
    const awaited = lost.filter((one) => options.nowMs() - one.atMs < lostMs);
    const known = awaited.find((one) => one.intent === intent);
    lost = awaited.filter((one) => one !== known);
    return known?.key ?? options.newKey();
  }

  return async (request: Request, init?: RequestInit): Promise<Response> => {
    if (reading.includes(request.method)) return options.send(request, init);
    const { pathname } = new URL(request.url);
    const intent = `${request.method} ${pathname} ${await request.clone().text()}`;
    const subject = subjectOf(pathname);
    const key = takeKey(intent);
    const lose = (): void => {
      lost = [...lost, { key, intent, subject, atMs: options.nowMs() }];
    };
    request.headers.set(header, key);
    try {
      const response = await whole(await options.send(request, init));
      if (isFinal(response)) lost = lost.filter((one) => one.subject !== subject);
      else lose();
      return response;
    } catch (error) {
      lose();
      throw error;
    }
  };
}

/** Who holds call 7 does something to call 7: the first two words of the path after that of the API. */
const subjectOf = (pathname: string): string => pathname.split('/').slice(0, 4).join('/');

/** With its body: one that breaks off in it is lost too. */
async function whole(response: Response): Promise<Response> {
  const { status, statusText, headers } = response;
  return new Response(response.body && (await response.arrayBuffer()), { status, statusText, headers });
}

/** One that says "try again" is none: the server keeps the key open, or the first try still runs. */
const isFinal = ({ status, headers }: Response): boolean =>
  status < 500 && status !== 429 && !(status === 409 && headers.has('retry-after'));
