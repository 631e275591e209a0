import { expect, type Page, test } from '@playwright/test';
import { join } from 'node:path';
import words from '../../../src/web/words/cs/words.json' with { type: 'json' };
import { cardLine, energyLine, typeCard } from '../../support/e2e/a-call.ts';
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

/** The designers drew the desk in Czech, so it is held beside their pictures in Czech. */
async function readCzech(page: Page): Promise<void> {
  await page.request.patch(`${zvon.url}/api/session/settings`, {
    data: { language: 'cs', theme: 'light' },
    headers: { origin: zvon.url },
  });
  await page.reload();
  await expect(state(page)).toContainText(words['state.ready']);
}

const state = (page: Page) => page.getByTitle(words['bar.chooseState']);
const button = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
const settle = (page: Page, ms = 800) => page.waitForTimeout(ms);

async function ringing(page: Page): Promise<void> {
  await expect(button(page, words['bar.answer'])).toBeVisible({ timeout: 20_000 });
}

async function answer(page: Page): Promise<void> {
  await ringing(page);
  await page.keyboard.press('F2');
  await expect(button(page, words['bar.end'])).toBeVisible();
}

async function end(page: Page): Promise<void> {
  await page.keyboard.press('Shift+F2');
  await page.keyboard.press('Shift+F2');
  await page.getByRole('heading', { name: words['wrapup.title'] }).waitFor();
}

async function solve(page: Page): Promise<void> {
  await end(page);
  await page.keyboard.press('1');
  await expect(page.locator('[aria-pressed=true]').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(state(page)).toContainText(words['state.ready']);
}

/** Long enough for the browser to have measured the line. */
const measuredMs = 7_000;

test('pictures of every state in both themes', async ({ page }) => {
  await page.goto(`${zvon.url}/login`);
  await page.getByRole('textbox').first().waitFor();
  await page.waitForLoadState('networkidle');
  await picture(page, 'login');
  await signIn(page, zvon.url);
  await goReady(page);
  await readCzech(page);

  const caller = await ringIn(cardLine, '+420602118340');
  await typeCard(zvon, caller, '9203010077344021#');
  await ringing(page);
  await settle(page, 2_500);
  await picture(page, 'ringing');
  await answer(page);
  await page.getByRole('heading', { name: /4021/ }).waitFor();
  const note = page.getByRole('textbox', { name: words['call.note'] });
  await note.fill('Převod už je na kartě vidět. Chce navýšit denní limit do pátku, potvrzení e-mailem.');
  await note.blur();
  await settle(page, measuredMs);
  await page.keyboard.press('r');
  await page.getByText(/^Případ \d+ založen$/).waitFor();
  await settle(page);
  await picture(page, 'call-card');
  await page.setViewportSize({ width: 1_100, height: 768 });
  await picture(page, 'narrow');
  await page.setViewportSize({ width: 1_366, height: 768 });
  await end(page);
  await page.keyboard.press('2');
  await settle(page);
  await picture(page, 'wrap-up');
  await button(page, words['wrapup.park']).click();
  await expect(state(page)).toContainText(words['state.ready']);
  await settle(page, 6_000);
  await picture(page, 'parked');

  await ringIn(energyLine, '+420541220100');
  await answer(page);
  await page.getByRole('radiogroup', { name: words['identity.candidates'] }).waitFor();
  await settle(page, measuredMs);
  await picture(page, 'several-matches');
  await solve(page);
  await ringIn(energyLine, '+420777000111');
  await answer(page);
  await page.getByText(words['identity.none.title']).first().waitFor();
  await page.getByRole('textbox', { name: words['search.field.familyName'] }).fill('Capkova');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: words['common.choose'] }).first().waitFor();
  await settle(page, measuredMs);
  await picture(page, 'no-match');
  await solve(page);
  await page.goto(`${zvon.url}/desk`);
  await expect(state(page)).toContainText(words['state.ready']);
  await settle(page);
  await picture(page, 'idle');
});

test('pictures of the pages in both themes', async ({ page }) => {
  await signIn(page, zvon.url);
  await goReady(page);
  await readCzech(page);
  const routes = await everyRoute(zvon);
  const pages = { 'customer-360': 'customer', case: 'case', report: 'report', doctor: 'doctor' } as const;
  for (const [name, route] of Object.entries(pages)) {
    await page.goto(zvon.url + routes[route]!);
    await page.getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    await settle(page);
    await picture(page, name);
  }
});
