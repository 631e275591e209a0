import { expect } from '@playwright/test';
import { answerButton, endButton, endByKey, finishByKeys, energyLine, takeCall } from '../support/e2e/a-call.ts';
import { ringIn } from '../support/e2e/caller.ts';
import { test } from '../support/e2e/walk.ts';

test.use({ telephony: 'asterisk', agent: 'ready' });

test('[RU-6][RU-12] the whole call by the keyboard alone', async ({ page, zvon }) => {
  await ringIn(energyLine, '+420541220100');
  await expect(answerButton(page)).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('F2');
  await expect(endButton(page)).toBeVisible();
  const rows = page.getByRole('radiogroup', { name: 'Possible callers' }).getByRole('radio');
  await expect(rows).toHaveCount(5);
  await page.keyboard.press('2');
  await expect(rows.nth(1)).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Caller known')).toBeVisible();

  await page.keyboard.press('t');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Remove topic/ })).toHaveCount(1);

  for (let step = 0; step < 60; step += 1) {
    if (await page.getByLabel('Call note').evaluate((note) => note === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(page.getByLabel('Call note')).toBeFocused();
  await page.keyboard.type('All by keys: r, t, 1 are letters here.');
  await endByKey(page);
  await expect(page.getByRole('heading', { name: 'Wrap-up' })).toBeVisible();
  await expect(page.getByLabel('Call note')).toHaveValue('All by keys: r, t, 1 are letters here.');
  await finishByKeys(page);
  const [call] = await zvon.query<{ state: string; note: string }>(
    `select w.state, d.value as note from interaction i join wrap_up w on w.interaction_id = i.id
     join draft d on d.subject = 'interaction:' || i.id and d.field = 'note' order by i.arrived_at desc limit 1`,
  );
  expect(call).toEqual({ state: 'finished', note: 'All by keys: r, t, 1 are letters here.' });
});

test('[RU-10] an offer does not steal the focus from a note that is being typed', async ({ page }) => {
  await takeCall(page, '+420602118340');
  await endByKey(page);
  await page.getByRole('button', { name: 'Put aside' }).click();
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  const note = page.getByLabel('Call note');
  await note.click();
  await page.keyboard.type('Before it rings, ');
  await ringIn(energyLine, '+420777000444');
  await expect(answerButton(page)).toBeVisible({ timeout: 20_000 });
  await page.keyboard.type('and while it rings.');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('Before it rings, and while it rings.');
});
