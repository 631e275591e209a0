import type { Page } from '@playwright/test';

/** What the person at this page does from now on, as the browser sees it: each click and each key press is an act. */
export async function countActs(page: Page): Promise<() => Promise<string[]>> {
  const acts = await page.evaluateHandle(() => {
    const done: string[] = [];
    const note = (event: Event, what: string): void => void (event.isTrusted && done.push(what));
    addEventListener('pointerdown', (event) => note(event, 'click'), { capture: true });
    addEventListener('keydown', (event) => note(event, `key ${event.key}`), { capture: true });
    return done;
  });
  return () => acts.evaluate((done) => [...done]);
}
