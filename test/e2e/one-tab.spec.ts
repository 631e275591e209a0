import { expect, type Page, test } from '@playwright/test';
import { endButton, endByKey, finishByKeys, takeCall, untilLogged } from '../support/e2e/a-call.ts';
import { endCallers } from '../support/e2e/caller.ts';
import { goReady, signIn } from '../support/e2e/desk.ts';
import { strangersAmong, watchRequests } from '../support/e2e/requests.ts';
import { startZvon, type ZvonProcess } from '../support/e2e/zvon-process.ts';

let zvon: ZvonProcess;
test.beforeAll(async () => {
  zvon = await startZvon({ telephony: 'asterisk' });
});
test.afterAll(async () => {
  await endCallers();
  await zvon.stop();
});

/** When this page was loaded: another page, even of the same address, would have another time. */
const loadedAt = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin);

test('[PL-23][UA-16] search, customer, case, act, note, outcome and recording are one tab, one page and the public API', async ({
  page,
  context,
}) => {
  const asked = watchRequests(page, zvon.url);
  await signIn(page, zvon.url);
  const loaded = await loadedAt(page);
  await goReady(page);
  await takeCall(page, '+420602118340');

  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('combobox').first().fill('capkova alena');
  await page
    .getByRole('option', { name: /Čapková Alena/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Čapková Alena' })).toBeVisible();
  await expect(endButton(page), 'the call beside the customer').toBeVisible();
  await page.locator('main').locator('a[href^="/cases/"]').first().click();
  await expect(page.getByText(/^Case \d+ ·/)).toBeVisible();
  await expect(endButton(page), 'the call beside the case').toBeVisible();

  await page.locator('[data-row]', { hasText: 'Čapková Alena' }).first().click();
  await page.locator('[data-pane="context"]').getByRole('link', { name: '7710 023 310' }).click();
  await page.getByRole('button', { name: /^Refresh balance/ }).click();
  await expect(page.getByText(/^Case \d+ opened$/)).toBeVisible();
  await page.getByLabel('Call note').fill('Balance told.');
  await page.waitForTimeout(2_000);
  await endByKey(page);
  await finishByKeys(page);
  await untilLogged(zvon, 'recording.stored');

  await page.getByRole('link', { name: 'History' }).click();
  await page
    .getByRole('row', { name: /Čapková Alena/ })
    .first()
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByText('Balance told.').first()).toBeVisible();
  await expectPlays(page);

  expect(await loadedAt(page), 'no page was loaded since the sign-in').toBe(loaded);
  expect(context.pages()).toHaveLength(1);
  expect(await strangersAmong(asked, page, zvon.url)).toEqual([]);
  expect([...asked].filter((one) => /^GET \/api\/recordings\/[^/]+\/audio$/.test(one))).toHaveLength(1);
  expect([...asked]).toEqual(expect.arrayContaining(['WS /push', 'WS /phone']));
});

/** Presses play, and the sound goes on. */
async function expectPlays(page: Page): Promise<void> {
  const player = page.getByLabel('Play the recording');
  const at = (): Promise<number> => player.evaluate((audio: HTMLAudioElement) => audio.currentTime);
  expect(await at()).toBe(0);
  await player.focus();
  await page.keyboard.press('Space');
  await expect.poll(at).toBeGreaterThan(1);
}
