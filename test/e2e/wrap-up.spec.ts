import { expect } from '@playwright/test';
import { endByKey, takeCall } from '../support/e2e/a-call.ts';
import { goReady, signIn } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';

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
