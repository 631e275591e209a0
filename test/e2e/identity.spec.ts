import { expect } from '@playwright/test';
import { endByKey, finishByKeys, takeCall } from '../support/e2e/a-call.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

test.use({ telephony: 'asterisk', agent: 'ready' });

const switchboard = '+420541220100';
const customers = async (zvon: ZvonProcess): Promise<number> =>
  Number((await zvon.query<{ count: string }>('select count(*) from customer'))[0]!.count);
const lastCall = async (zvon: ZvonProcess) =>
  (
    await zvon.query<{
      id: string;
      identity_state: string;
      customer_id: string | null;
      from_number: string;
      cases: string;
      name: string | null;
    }>(
      `select i.id, i.identity_state, i.customer_id, i.from_number, c.name,
         (select count(*) from case_interaction ci where ci.interaction_id = i.id) as cases
       from interaction i left join customer c on c.id = i.customer_id order by i.arrived_at desc limit 1`,
    )
  )[0]!;

test('[RU-5][RU-8][RU-12] an unknown number creates nobody and no case, and ends as a wrong number', async ({
  page,
  zvon,
}) => {
  const before = await customers(zvon);
  await takeCall(page, '+420777000111');
  await expect(page.getByText('Nobody found for this number')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Phone' })).toHaveValue('777 000 111');

  // By keyboard, without the marks of the language.
  await expect(page.getByRole('textbox', { name: 'Family name' })).toBeEditable();
  await page.keyboard.press('/');
  await page.keyboard.type('capkova');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Čapková Alena/ })).toBeVisible();
  expect(await lastCall(zvon)).toMatchObject({ identity_state: 'none', customer_id: null });

  await page.getByRole('button', { name: /^Wrong number/ }).click();
  await endByKey(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  expect(await customers(zvon)).toBe(before);
  expect(await lastCall(zvon)).toMatchObject({ customer_id: null, cases: '0' });
  const [outcome] = await zvon.query<{ key: string }>(
    'select o.key from interaction i join outcome o on o.id = i.outcome_id order by i.arrived_at desc limit 1',
  );
  expect(outcome!.key).toBe('wrong-number');

  await page.goto(`${zvon.url}/reports/contacts`);
  await expect(page.getByRole('row', { name: /Wrong number/ }).first()).toContainText('1');
});

test('[RU-6] five persons share a number: none is linked until one is picked', async ({ page, zvon }) => {
  await takeCall(page, switchboard);
  const rows = page.getByRole('radiogroup', { name: 'Possible callers' }).getByRole('radio');
  await expect(rows).toHaveCount(5);
  await page.keyboard.press('3');
  await expect(rows.nth(2)).toBeChecked();
  expect(await lastCall(zvon)).toMatchObject({ identity_state: 'several', customer_id: null });
  const name = await rows.nth(2).locator('strong').innerText();
  await rows.nth(2).press('Enter');
  await expect(page.getByText('Caller known')).toBeVisible();
  expect(await lastCall(zvon)).toMatchObject({ identity_state: 'matched', name });
});

test('[RU-6] none of them opens the search, and a third party of whom nobody was picked is about nobody', async ({
  page,
  zvon,
}) => {
  await takeCall(page, switchboard);
  await expect(page.getByRole('radiogroup', { name: 'Possible callers' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('search', { name: 'Search for the caller' })).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Possible callers' })).toBeHidden();
  await page.reload();
  await page.getByRole('button', { name: 'Third party', exact: true }).click();
  await expect(page.getByText('A third party is calling')).toBeVisible();
  const points = await zvon.query(
    `select 1 from event where kind like 'contactPoint.%' and at > now() - interval '2 minutes'`,
  );
  expect(points).toHaveLength(0);
  expect(await lastCall(zvon)).toMatchObject({ identity_state: 'third-party', customer_id: null });
});

test('[RU-6] a third party is about the one who was picked, also if that is the first', async ({ page, zvon }) => {
  await takeCall(page, switchboard);
  const first = page.getByRole('radiogroup', { name: 'Possible callers' }).getByRole('radio').first();
  await expect(first).toBeChecked();
  const name = await first.locator('strong').innerText();
  await page.keyboard.press('1');
  await page.getByRole('button', { name: `Third party about ${name}` }).click();
  await expect(page.getByText('A third party is calling')).toBeVisible();
  expect(await lastCall(zvon)).toMatchObject({ identity_state: 'third-party', name });
});

test('[RU-13] a case without a person is attached to one later, with its history', async ({ page, zvon }) => {
  await takeCall(page, '+420777000222');
  await page.getByText('Nobody found for this number').waitFor();
  await page.getByRole('button', { name: /^Anonymous case/ }).click();
  await expect(page.getByText('Stays anonymous', { exact: true })).toBeVisible();
  expect(await lastCall(zvon)).toMatchObject({ identity_state: 'anonymous', customer_id: null, cases: '1' });
  await endByKey(page);
  await finishByKeys(page);

  const [made] = await zvon.query<{ id: string }>(
    'select c.id from "case" c join case_interaction ci on ci.case_id = c.id where c.customer_id is null order by c.no desc limit 1',
  );
  await page.goto(`${zvon.url}/cases/${made!.id}`);
  await page.getByRole('button', { name: 'Attach a person' }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('capkova alena');
  await page
    .getByRole('option', { name: /Čapková Alena/ })
    .first()
    .click();
  await expect(page.getByRole('link', { name: /Čapková Alena/ }).first()).toBeVisible();
  const [attached] = await zvon.query<{ name: string }>(
    'select p.name from "case" c join customer p on p.id = c.customer_id where c.id = $1',
    [made!.id],
  );
  expect(attached!.name).toContain('Čapková');
});
