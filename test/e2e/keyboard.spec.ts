import { expect } from '@playwright/test';
import { answerButton, endButton, endByKey, finishByKeys, energyLine, takeCall } from '../support/e2e/a-call.ts';
import { ringIn } from '../support/e2e/caller.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

test.use({ telephony: 'asterisk', agent: 'ready' });

test('[RU-6] the whole call by the keyboard alone', async ({ page, zvon }) => {
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

const whoCalls = async (zvon: ZvonProcess) =>
  (
    await zvon.query<{ identity_state: string; name: string | null }>(
      `select i.identity_state, c.name from interaction i left join customer c on c.id = i.customer_id
       order by i.arrived_at desc limit 1`,
    )
  )[0]!;

test('[RU-12] none of the candidates: another customer is sought in another script and chosen by the keyboard alone', async ({
  page,
  zvon,
}) => {
  await takeCall(page, '+420541220100');
  const rows = page.getByRole('radiogroup', { name: 'Possible callers' }).getByRole('radio');
  await expect(rows).toHaveCount(5);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page.getByRole('searchbox')).toBeEditable();
  await page.keyboard.type('capkova');
  await expect(rows.filter({ hasText: 'Čapková' }).first()).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('sokolova');
  const marina = rows.filter({ hasText: 'Соколова Марина Игоревна' });
  await expect(marina).toBeVisible();
  for (let step = 0; step < 30 && !(await marina.isChecked()); step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(marina).toBeChecked();
  expect(await whoCalls(zvon)).toEqual({ identity_state: 'several', name: null });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Caller known')).toBeVisible();
  expect(await whoCalls(zvon)).toEqual({ identity_state: 'matched', name: 'Соколова Марина Игоревна' });
});

test('[RU-12] nobody found: the customer is sought without diacritics and chosen by the keyboard alone', async ({
  page,
  zvon,
}) => {
  await takeCall(page, '+420777000333');
  await expect(page.getByText('Nobody found for this number')).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Family name' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Family name' })).toBeEditable();
  await page.keyboard.type('capkova');
  await page.keyboard.press('Enter');
  const choice = page.getByRole('button', { name: 'Choose: Čapková Alena' });
  await expect(choice).toBeVisible();
  for (let step = 0; step < 40; step += 1) {
    if (await choice.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  expect(await whoCalls(zvon)).toEqual({ identity_state: 'none', name: null });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Caller known')).toBeVisible();
  expect(await whoCalls(zvon)).toEqual({ identity_state: 'matched', name: 'Čapková Alena' });
});

test('an offer does not steal the focus from a note that is being typed', async ({ page }) => {
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
