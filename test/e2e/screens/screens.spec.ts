import { expect, type Page, test } from '@playwright/test';
import { join } from 'node:path';
import {
  answerButton,
  answerByKey,
  cardLine,
  endByKey,
  finishByKeys,
  energyLine,
  takeCall,
  typeCard,
} from '../../support/e2e/a-call.ts';
import { endCallers, ringIn } from '../../support/e2e/caller.ts';
import { goReady, signIn } from '../../support/e2e/desk.ts';
import { everyRoute } from '../../support/e2e/routes.ts';
import { startZvon, type ZvonProcess } from '../../support/e2e/zvon-process.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'screens');
let zvon: ZvonProcess;
test.use({ deviceScaleFactor: 1 });
test.beforeAll(async () => {
  zvon = await startZvon({ telephony: 'asterisk' });
});
test.afterEach(endCallers);
test.afterAll(() => zvon.stop());

/** The state as it stands, in both themes. */
async function picture(page: Page, state: string): Promise<void> {
  await page.mouse.move(700, 767);
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((wanted) => (document.documentElement.dataset['mantineColorScheme'] = wanted), theme);
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(folder, `${state}-${theme}.png`) });
  }
  await page.evaluate(() => (document.documentElement.dataset['mantineColorScheme'] = 'light'));
}

test('pictures of every state in both themes', async ({ page }) => {
  await page.goto(`${zvon.url}/login`);
  await page.getByRole('textbox').first().waitFor();
  await page.waitForLoadState('networkidle');
  await picture(page, 'login');
  await signIn(page, zvon.url);
  await goReady(page);
  await page.waitForTimeout(1_000);
  await picture(page, 'idle');

  const caller = await ringIn(cardLine, '+420602118340');
  await typeCard(zvon, caller, '9203010077344021#');
  await expect(answerButton(page)).toBeVisible({ timeout: 20_000 });
  await page.locator('[data-offer]').click();
  await page.waitForTimeout(600);
  await picture(page, 'ringing');
  await answerByKey(page);
  await page.getByRole('heading', { name: /4021/ }).waitFor();
  await page.keyboard.press('r');
  await page.getByText(/^Case \d+ opened$/).waitFor();
  await page.getByLabel('Call note').fill('Chce vědět zůstatek, žádá o vyšší limit.');
  await page.getByLabel('Call note').blur();
  await page.waitForTimeout(800);
  await picture(page, 'call-card');
  await endByKey(page);
  await page.getByRole('heading', { name: 'Wrap-up' }).waitFor();
  await page.keyboard.press('2');
  await page.waitForTimeout(600);
  await picture(page, 'wrap-up');
  await page.getByRole('button', { name: 'Put aside' }).click();
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  await page.waitForTimeout(600);
  await picture(page, 'parked');

  await takeCall(page, '+420541220100', energyLine);
  await page.getByRole('radiogroup', { name: 'Possible callers' }).waitFor();
  await page.waitForTimeout(600);
  await picture(page, 'several-matches');
  await endByKey(page);
  await finishByKeys(page);
  await takeCall(page, '+420777000111', energyLine);
  await page.getByText('Nobody found for this number').waitFor();
  await page.waitForTimeout(600);
  await picture(page, 'no-match');
  await endByKey(page);
  await finishByKeys(page);
});

test('pictures of the pages in both themes', async ({ page }) => {
  await signIn(page, zvon.url);
  const routes = await everyRoute(zvon);
  const pages = { 'customer-360': 'customer', case: 'case', report: 'report', doctor: 'doctor' } as const;
  for (const [state, route] of Object.entries(pages)) {
    await page.goto(zvon.url + routes[route]!);
    await page.getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    await picture(page, state);
  }
});
