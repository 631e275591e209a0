import { expect, type Page } from '@playwright/test';
import { endByKey, takeCall } from '../support/e2e/a-call.ts';
import { admin, goReady, signIn } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

test.use({ telephony: 'asterisk' });

test('[RU-10] time that runs out parks the form with everything typed, and it is finished later', async ({
  page,
  zvon,
}) => {
  await zvon.kill();
  await zvon.query('update queue set wrap_up_ms = 5000');
  await zvon.start();
  await signIn(page, zvon.url);
  await goReady(page);
  await takeCall(page, '+420602118340');
  await endByKey(page);
  await page.keyboard.press('t');
  await page.getByRole('menuitem', { name: 'Card limit' }).click();
  await page.getByLabel('Call note').fill('Wants a higher limit, will send papers.');
  await expect(page.getByTitle('Choose your state')).toContainText('Ready', { timeout: 15_000 });
  const [parked] = await zvon.query<{ state: string }>(
    'select state from wrap_up order by parked_at desc nulls last limit 1',
  );
  expect(parked!.state).toBe('parked');

  await page.getByRole('link', { name: 'Desk' }).click();
  await page.getByRole('button', { name: /put aside Čapková Alena/ }).click();
  await expect(page.getByLabel('Call note')).toHaveValue('Wants a higher limit, will send papers.');
  await expect(page.getByRole('button', { name: 'Remove topic Card limit' })).toBeVisible();
  await page.getByRole('button', { name: /^1?\s*Solved/ }).click();
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByText('Nothing is put aside.')).toBeVisible();
  const [late] = await zvon.query<{ state: string; outcome_late: boolean; note: string }>(
    `select w.state, i.outcome_late, d.value as note from interaction i join wrap_up w on w.interaction_id = i.id
     join draft d on d.subject = 'interaction:' || i.id and d.field = 'note' order by i.arrived_at desc limit 1`,
  );
  expect(late).toMatchObject({
    state: 'finished',
    outcome_late: true,
    note: 'Wants a higher limit, will send papers.',
  });
});

test('[PL-22] what was typed is there after the tab was killed and opened anew', async ({ page, context, zvon }) => {
  await signIn(page, zvon.url);
  await goReady(page);
  await takeCall(page, '+420777000333');
  await page.getByRole('textbox', { name: 'Family name' }).fill('Nowak');
  await page.getByLabel('Call note').fill('Speaks Polish.');
  await page.getByRole('button', { name: /^Wrong number/ }).click();
  await page.waitForTimeout(1_000);
  const address = page.url();
  const second = await context.newPage();
  await page.close();
  // Another browser would find it too: nothing of it is kept only here.
  await second.goto(zvon.url);
  await second.evaluate(() => localStorage.clear());
  await second.goto(address);
  await expect(second.getByLabel('Call note')).toHaveValue('Speaks Polish.');
  await expect(second.getByRole('textbox', { name: 'Family name' })).toHaveValue('Nowak');
  await expect(second.getByRole('button', { name: /^Wrong number/ })).toHaveAttribute('aria-pressed', 'true');
});

/** Set up by the API as an administrator would by the form, before anybody works. */
async function addOutcomes(zvon: ZvonProcess, page: Page): Promise<void> {
  const { count } = (await zvon.query<{ count: number }>('select count(*)::int as count from outcome'))[0]!;
  await signIn(page, zvon.url, admin);
  for (const [key, name] of Object.entries({ 'sent-papers': 'Papers were sent', moved: 'Přestěhoval se' }))
    await page.request.put(`${zvon.url}/api/config/outcome/${key}`, {
      headers: { origin: zvon.url },
      data: {
        settings: {
          names: { en: name },
          consequenceNames: {},
          icon: 'hourglass',
          effect: 'none',
          position: 900 + count,
        },
        revision: null,
        why: null,
      },
    });
  await page.request.delete(`${zvon.url}/api/session`, { headers: { origin: zvon.url } });
}

test('[CZB-34] ten outcomes stand on the form with icon, text and key; the eleventh is found by typing', async ({
  page,
  zvon,
}) => {
  await addOutcomes(zvon, page);
  await signIn(page, zvon.url);
  await goReady(page);
  await takeCall(page, '+420602118340');
  await endByKey(page);
  const tiles = page.locator('main button[aria-pressed]:has(kbd):has(svg)');
  await expect(tiles).toHaveCount(10);
  const names = await tiles.locator('kbd').allTextContents();
  expect(names).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']);
  await expect(page.getByRole('button', { name: 'Papers were sent' })).toBeHidden();
  await page.keyboard.press('4');
  await expect(tiles.nth(3)).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('/');
  await page.keyboard.type('prestehoval');
  await expect(page.getByRole('button', { name: 'Přestěhoval se' })).toBeVisible();
  await page.keyboard.press('Enter');
  const chosen = page.getByRole('button', { name: 'Přestěhoval se' });
  await expect(chosen).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('main button[aria-pressed]').filter({ has: page.locator('svg') })).toHaveCount(11);
  await page.locator('main').click({ position: { x: 5, y: 300 } });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  const [ended] = await zvon.query<{ key: string }>(
    `select o.key from interaction i join outcome o on o.id = i.outcome_id order by i.arrived_at desc limit 1`,
  );
  expect(ended!.key).toBe('moved');
});
