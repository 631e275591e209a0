import { expect } from '@playwright/test';
import { endButton, takeDemoCall, untilLogged } from '../support/e2e/a-call.ts';
import { test } from '../support/e2e/walk.ts';

test.use({ agent: 'ready' });

test.beforeEach(async ({ page, zvon }) => {
  await takeDemoCall(page, zvon, 'card-number');
  await expect(page.getByText('Caller known')).toBeVisible();
});

const lastCall = 'select id from interaction order by arrived_at desc limit 1';

test('each topic of a contact has its own object and its own outcome', async ({ page, zvon }) => {
  await page.keyboard.press('t');
  await page.getByRole('menuitem', { name: 'Card limit' }).click();
  await expect(page.getByRole('menu')).toBeHidden();
  await page.keyboard.press('t');
  await page.getByRole('menuitem').first().click();
  const topic = page.getByRole('button', { name: /^Card limit/ });
  await topic.click();
  await page.getByRole('menuitemradio', { name: 'Solved', exact: true }).click();
  await expect(topic).toContainText('Solved');
  await topic.click();
  await page
    .getByRole('menuitemradio', { name: /^Contract/ })
    .first()
    .click();
  const topics = () =>
    zvon.query(
      `select p.key as topic, o.key as outcome, ot.key as about from interaction_topic t
       join topic p on p.id = t.topic_id left join outcome o on o.id = t.outcome_id
       left join object b on b.id = t.object_id left join object_type ot on ot.id = b.object_type_id
       where t.interaction_id = (${lastCall}) and t.removed_at is null order by t.added_at`,
    );
  await expect.poll(topics).toEqual([
    { topic: expect.any(String), outcome: null, about: 'card' },
    { topic: 'card-limit', outcome: 'solved', about: 'contract' },
  ]);
  await expect(topic).toHaveCount(1);
  await expect(topic).toContainText('Solved');
});

test('a case of the customer that is open already is linked to the contact', async ({ page, zvon }) => {
  await page.getByRole('button', { name: 'Link to this contact: 4682' }).click();
  await page.getByRole('menuitem', { name: 'continued in this contact' }).click();
  await expect(page.getByRole('tab', { name: 'Case 4682' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Link to this contact: 4682' })).toBeHidden();
  const links = await zvon.query<{ no: number; role: string }>(
    `select c.no::int, l.role from case_interaction l join "case" c on c.id = l.case_id where l.interaction_id = (${lastCall})`,
  );
  expect(links).toEqual([{ no: 4682, role: 'continued_in' }]);
});

test('[RU-9] a contact is voided from its page, and only with a reason', async ({ page, zvon }) => {
  await endButton(page).click();
  await page.getByRole('button', { name: /Solved/ }).click();
  await page.getByRole('button', { name: /^Done → Ready/ }).click();
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  const [call] = await zvon.query<{ id: string }>(lastCall);
  await page.goto(`${zvon.url}/desk/i/${call!.id}`);
  await page.getByRole('button', { name: 'Void…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Void this contact' });
  await dialog.getByRole('button', { name: 'Void', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('Reason').fill('A test call.');
  await dialog.getByRole('button', { name: 'Void', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('A test call.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Void…' })).toBeHidden();
  const voided = await zvon.query<{ void_reason: string }>('select void_reason from interaction where id = $1', [
    call!.id,
  ]);
  expect(voided).toEqual([{ void_reason: 'A test call.' }]);
});

test('[PL-22] the reason of a voiding that was begun stands there after a reload, of a contact and of a case', async ({
  page,
  zvon,
}) => {
  const reasonOf = (title: string | RegExp) => page.getByRole('dialog', { name: title }).getByLabel('Reason');
  await page.getByRole('button', { name: /^Refresh balance/ }).click();
  await expect(page.getByText(/^Case \d+ opened$/)).toBeVisible();
  await endButton(page).click();
  await page.getByRole('button', { name: /Solved/ }).click();
  await page.getByRole('button', { name: /^Done → Ready/ }).click();
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  const [call] = await zvon.query<{ id: string }>(lastCall);
  const [made] = await zvon.query<{ id: string }>('select id from "case" order by no desc limit 1');
  const places = [
    { path: `desk/i/${call!.id}`, subject: `interaction:${call!.id}`, title: 'Void this contact', typed: 'A test ca' },
    { path: `cases/${made!.id}`, subject: `case:${made!.id}`, title: /^Void case/, typed: 'Opened by mis' },
  ];
  for (const { path, subject, title, typed } of places) {
    await page.goto(`${zvon.url}/${path}`);
    await page.getByRole('button', { name: 'Void…' }).click();
    await reasonOf(title).fill(typed);
    await untilLogged(zvon, 'draft.saved', { field: 'void-reason', subject });
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole('button', { name: 'Void…' }).click();
    await expect(reasonOf(title)).toHaveValue(typed);
  }
});

test('a case that an act made is taken back with a reason that each reader understands', async ({ page, zvon }) => {
  await page.getByRole('button', { name: /^Refresh balance/ }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
  const undone = "select 1 from event where kind = 'case.stateChanged' and body->>'reason' = 'undone'";
  await expect.poll(() => zvon.query(undone)).toHaveLength(1);
});

test('what cannot be taken back says why, and is not offered again', async ({ page }) => {
  await page.route('**/api/cases/*/void', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"database-away"}' }),
  );
  await page.getByRole('button', { name: /^Refresh balance/ }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The database does not answer.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
});

test('what is said of a case that an act made leads to why it is there and to the case', async ({ page }) => {
  const refresh = page.getByRole('button', { name: /^Refresh balance/ });
  await refresh.click();
  const said = page.getByRole('status').filter({ hasText: /Case \d+ opened/ });
  await said.getByRole('button', { name: 'Why?' }).click();
  const why = page.getByRole('dialog', { name: 'Why did this happen?' });
  await expect(why.getByRole('listitem').first()).toContainText('rule action:refresh-balance, version 1');
  await expect(said, 'the toast goes, the answer stays').toBeHidden();
  await expect(why).toBeVisible();
  await why.getByRole('button', { name: 'Close' }).click();

  await refresh.click();
  await page.getByRole('status').getByRole('button', { name: 'Open', exact: true }).click();
  await page.waitForURL(/\/cases\//);
  await expect(page.getByText(/^opened by the act/)).toBeVisible();
});
