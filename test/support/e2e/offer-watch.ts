import type { Page } from '@playwright/test';

/** One offer as this page met it, in ms of the machine's clock. */
export interface OfferSeen {
  /** The push message that told it arrived; nothing of the page has read it yet. */
  toldAt: number;
  /** The name stood in the bar and in the preview, and the frame with it had been painted. */
  paintedAt: number;
  /** So did the facts of the card in the preview. */
  cardAt: number;
  /** The bar still rang at that moment. */
  rang: boolean;
}

/** What must stand in the preview: the name, and of each kind of fact one that only this customer's card says. */
interface Card {
  name: string;
  facts: readonly string[];
}

declare global {
  interface Window {
    offersSeen: OfferSeen[];
  }
}

/** Before the page is opened: from then on it notes how long it takes from an offer's message to this card on the screen. */
export async function watchOffers(page: Page, card: Card): Promise<() => Promise<OfferSeen[]>> {
  await page.addInitScript(watch, card);
  return () => page.evaluate(() => window.offersSeen);
}

/** Runs in the page, and so holds all that it needs. */
function watch({ name, facts }: Card): void {
  window.offersSeen = [];
  const known = new Set<string>();
  const now = (): number => performance.timeOrigin + performance.now();
  const isNamedIn = (where: string): boolean =>
    [...document.querySelectorAll(where)].some(
      (element) => element.textContent === name && element.checkVisibility({ opacityProperty: true }),
    );
  const isNamed = (): boolean => isNamedIn('[data-pane="bar"] strong') && isNamedIn('[data-pane="context"] h2');
  const isCardThere = (): boolean => {
    const said = document.querySelector('[data-pane="context"]')?.textContent ?? '';
    return facts.every((fact) => said.includes(fact));
  };
  function awaitPaint(isThere: () => boolean, tell: (at: number) => void): void {
    if (!isThere()) return void requestAnimationFrame(() => awaitPaint(isThere, tell));
    // This callback runs before its frame is painted; the next one after.
    requestAnimationFrame(() => tell(now()));
  }
  function awaitCard(toldAt: number): void {
    awaitPaint(isNamed, (paintedAt) =>
      awaitPaint(isCardThere, (cardAt) => {
        const rang = document.querySelector('[data-tone="offered"]') !== null;
        window.offersSeen.push({ toldAt, paintedAt, cardAt, rang });
      }),
    );
  }
  function read(text: string): void {
    const toldAt = now();
    const message = JSON.parse(text) as { docs?: { kind: string; doc: { id: string; state: string } }[] };
    for (const { kind, doc } of message.docs ?? [])
      if (kind === 'interaction' && doc.state === 'offered' && !known.has(doc.id)) {
        known.add(doc.id);
        awaitCard(toldAt);
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
