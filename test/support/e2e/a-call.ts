import { expect, type Page } from '@playwright/test';
import { type CallerInTest, ringIn } from './caller.ts';
import type { ZvonProcess } from './zvon-process.ts';

/** The line that asks for a card, and one that leads straight to the queue. */
export const cardLine = '420541100100';
export const energyLine = '420541100200';

/** Waits until the log tells it; a walk that must not act too early asks the log, not the clock. */
export async function untilLogged(zvon: ZvonProcess, kind: string, body: Record<string, unknown> = {}): Promise<void> {
  await expect
    .poll(() => zvon.query('select 1 from event where kind = $1 and body @> $2', [kind, JSON.stringify(body)]), {
      timeout: 20_000,
      intervals: [50],
    })
    .not.toHaveLength(0);
}

/** When the log told this for the last time, by the server's clock, which is this machine's. */
export async function loggedAt(zvon: ZvonProcess, kind: string): Promise<number> {
  const [event] = await zvon.query<{ at: Date }>('select at from event where kind = $1 order by version desc limit 1', [
    kind,
  ]);
  if (!event) throw new Error(`the log has no ${kind}`);
  return event.at.getTime();
}

/** Types when the menu asks, as a person does. */
export async function typeCard(zvon: ZvonProcess, caller: CallerInTest, digits: string): Promise<void> {
  await caller.call.answered();
  await untilLogged(zvon, 'flow.stepEntered', { step: 'card' });
  await caller.call.sendDigits(digits);
}

export const answerButton = (page: Page) => page.getByRole('button', { name: /^Answer/ });
export const endButton = (page: Page) => page.getByRole('button', { name: 'End', exact: true });

/** Answers what rings and waits until the two are connected. */
export async function answerByKey(page: Page): Promise<void> {
  await expect(answerButton(page)).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('F2');
  await expect(endButton(page)).toBeVisible();
}

/** A caller who is through to the agent; `sipPort` is that of an Asterisk of the walk's own. */
export async function takeCall(page: Page, from: string, sipPort?: number): Promise<CallerInTest> {
  const caller = await ringIn(energyLine, from, sipPort);
  await answerByKey(page);
  return caller;
}

/** The second press within a second ends. */
export async function endByKey(page: Page): Promise<void> {
  await page.keyboard.press('Shift+F2');
  await page.keyboard.press('Shift+F2');
  await expect(endButton(page)).toBeHidden();
}

/** Solved, by the keys, one right after the other: the outcome need not be saved before it is finished. */
export async function finishByKeys(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Wrap-up' })).toBeVisible();
  // A note that was being typed keeps the focus when the call ends, and with it the letters and digits.
  const note = page.getByLabel('Call note');
  if (await note.evaluate((field) => field === document.activeElement)) await page.keyboard.press('Tab');
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
}

/** A caller of the demo who is through to the agent: what needs no voice is walked without a telephone exchange. */
export async function takeDemoCall(
  page: Page,
  { url }: ZvonProcess,
  scenario: 'unknown-number' | 'two-candidates' | 'card-number',
): Promise<void> {
  await page.request.post(`${url}/api/demo/callers`, { data: { scenario }, headers: { origin: url } });
  await answerByKey(page);
}
