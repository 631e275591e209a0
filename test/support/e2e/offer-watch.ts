import type { Page } from '@playwright/test';

/** One offer as this page met it, in ms of the machine's clock. */
export interface OfferSeen {
  /** The push message that told it arrived; nothing of the page has read it yet. */
  toldAt: number;
  /** The name stood in the bar and in the preview, and the frame with it had been painted. */
  paintedAt: number;
  /** The bar rang at that moment. */
  rang: boolean;
}

declare global {
  interface Window {
    offersSeen: OfferSeen[];
  }
}

/** Before the page is opened: from then on it notes how long it takes from an offer's message to this name on the screen. */
export async function watchOffers(page: Page, name: string): Promise<() => Promise<OfferSeen[]>> {
  await page.addInitScript(watch, name);
  return () => page.evaluate(() => window.offersSeen);
}

/** Runs in the page, and so holds all that it needs. */
function watch(name: string): void {
  window.offersSeen = [];
  const known = new Set<string>();
  const now = (): number => performance.timeOrigin + performance.now();
  const isNamedIn = (where: string): boolean =>
    [...document.querySelectorAll(where)].some(
      (element) => element.textContent === name && element.checkVisibility({ opacityProperty: true }),
    );
  function awaitPaint(toldAt: number): void {
    const rang = document.querySelector('[data-tone="offered"]') !== null;
    if (!isNamedIn('[data-pane="bar"] strong') || !isNamedIn('[data-pane="context"] h2'))
      return void requestAnimationFrame(() => awaitPaint(toldAt));
    // This callback runs before its frame is painted; the next one after.
    requestAnimationFrame(() => window.offersSeen.push({ toldAt, paintedAt: now(), rang }));
  }
  function read(text: string): void {
    const toldAt = now();
    const message = JSON.parse(text) as { docs?: { kind: string; doc: { id: string; state: string } }[] };
    for (const { kind, doc } of message.docs ?? [])
      if (kind === 'interaction' && doc.state === 'offered' && !known.has(doc.id)) {
        known.add(doc.id);
        awaitPaint(toldAt);
      }
  }
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given: ConstructorParameters<typeof Native>) {
      super(...given);
      if (String(given[0]).endsWith('/push')) this.addEventListener('message', ({ data }) => read(String(data)));
    }
  };
}
