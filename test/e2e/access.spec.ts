import { expect } from '@playwright/test';
import { languages } from '../../src/shared/languages.generated.ts';
import {
  answerButton,
  answerByKey,
  cardLine,
  endByKey,
  finishByKeys,
  takeCall,
  typeCard,
} from '../support/e2e/a-call.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { ringIn } from '../support/e2e/caller.ts';
import { goReady, signIn, watchConsole } from '../support/e2e/desk.ts';
import { everyRoute } from '../support/e2e/routes.ts';
import { test } from '../support/e2e/walk.ts';

test.use({ telephony: 'asterisk' });

/** What is shown before its word is found: a key of the catalogue. */
const rawKey = /^[a-z]+(\.[a-zA-Z-]+)+$/;

test('every route passes the checks of WCAG 2.2 AA in both themes', async ({ page, zvon }) => {
  // Every route twice: more than the usual two minutes where the machine is busy.
  test.setTimeout(240_000);
  await signIn(page, zvon.url);
  for (const [name, address] of Object.entries(await everyRoute(zvon))) {
    await page.goto(zvon.url + address);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expectAccessible(page, name);
  }
});

test('a call in each of its states passes the checks of WCAG 2.2 AA in both themes', async ({ page, zvon }) => {
  await signIn(page, zvon.url);
  await goReady(page);
  await expectAccessible(page, 'idle');
  const caller = await ringIn(cardLine, '+420602118340');
  await typeCard(zvon, caller, '9203010077344021#');
  await expect(answerButton(page)).toBeVisible({ timeout: 20_000 });
  await page.locator('[data-offer]').click();
  await expectAccessible(page, 'ringing');
  await answerByKey(page);
  await expect(page.getByRole('heading', { name: /4021/ })).toBeVisible();
  await expectAccessible(page, 'call with a card');
  await endByKey(page);
  await expect(page.getByRole('heading', { name: 'Wrap-up' })).toBeVisible();
  await expectAccessible(page, 'wrap-up');
  await finishByKeys(page);
  await takeCall(page, '+420541220100');
  await expect(page.getByRole('radiogroup', { name: 'Possible callers' })).toBeVisible();
  await expectAccessible(page, 'several');
  await endByKey(page);
  await finishByKeys(page);
  await takeCall(page, '+420777000111');
  await expect(page.getByText('Nobody found for this number')).toBeVisible();
  await expectAccessible(page, 'none');
  await endByKey(page);
  await page.getByRole('button', { name: 'Put aside' }).click();
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
});

for (const language of languages)
  test(`[CZB-14][CZB-15] every route is shown in ${language} without a raw key, and nothing is wider than 1366`, async ({
    page,
    zvon,
  }) => {
    const said = watchConsole(page);
    await signIn(page, zvon.url);
    await page.request.patch(`${zvon.url}/api/session/settings`, {
      data: { language, theme: 'light' },
      headers: { origin: zvon.url },
    });
    for (const [name, address] of Object.entries(await everyRoute(zvon))) {
      await page.goto(zvon.url + address);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      const { lang, texts, width } = await page.evaluate(shown);
      expect.soft(lang, name).toBe(language);
      expect
        .soft(
          texts.filter((text) => rawKey.test(text)),
          name,
        )
        .toEqual([]);
      expect.soft(width, name).toBeLessThanOrEqual(1_366);
    }
    expect(said).toEqual([]);
  });

/** Runs in the page: everything that somebody reads or is read. */
function shown(): { lang: string; texts: string[]; width: number } {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue!.trim());
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const attribute of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(attribute) ?? '');
  return { lang: document.documentElement.lang, texts, width: document.documentElement.scrollWidth };
}
