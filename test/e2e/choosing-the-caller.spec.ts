import { expect, type Page } from '@playwright/test';
import { endButton, takeDemoCall, untilLogged } from '../support/e2e/a-call.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

test.use({ agent: 'ready' });

const lastCall = async (zvon: ZvonProcess) =>
  (
    await zvon.query<{ id: string; identity_state: string; customer_id: string | null; name: string | null }>(
      `select i.id, i.identity_state, i.customer_id, c.name
       from interaction i left join customer c on c.id = i.customer_id order by i.arrived_at desc limit 1`,
    )
  )[0]!;
const numbersOf = (zvon: ZvonProcess, customerId: string | null) =>
  zvon.query<{ usage: string }>('select usage from customer_contact_point where customer_id = $1', [customerId]);
const callers = (page: Page) => page.getByRole('radiogroup', { name: 'Possible callers' }).getByRole('radio');
const newPerson = (page: Page) => page.getByRole('dialog', { name: 'New person' });

test('a number that nobody is known by yet has no initials in the preview', async ({ page, zvon }) => {
  await page.request.post(`${zvon.url}/api/demo/callers`, {
    data: { scenario: 'two-candidates' },
    headers: { origin: zvon.url },
  });
  const head = page.getByRole('complementary').locator('header').first();
  await expect(head.getByRole('heading', { name: '541 240 555' })).toBeVisible({ timeout: 30_000 });
  await expect(head).toHaveText(/^\s*Preview, read only\s*loaded in advance\s*541 240 555/);
});

test('[RU-6] candidates that appear while a note is typed take neither its focus nor its Enter', async ({
  page,
  zvon,
}) => {
  await takeDemoCall(page, zvon, 'two-candidates');
  await expect(callers(page).first()).toBeVisible();
  const { id } = await lastCall(zvon);
  await zvon.query("update interaction set identity_state = 'unsought' where id = $1", [id]);
  await page.reload();
  const note = page.getByLabel('Call note');
  await note.click();
  await page.keyboard.type('Asks about');
  await zvon.query("update interaction set identity_state = 'several' where id = $1", [id]);
  const [topic] = await zvon.query<{ id: string }>('select id from topic limit 1');
  await page.request.post(`${zvon.url}/api/interactions/${id}/topics`, {
    data: { topicId: topic!.id },
    headers: { origin: zvon.url },
  });
  await expect(callers(page).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('the bill');
  await expect(note).toHaveValue('Asks about\nthe bill');
  expect(await lastCall(zvon)).toMatchObject({ identity_state: 'several', customer_id: null });
});

test('[RU-6] who called is chosen after the call too, also in a form that was put aside', async ({ page, zvon }) => {
  await takeDemoCall(page, zvon, 'two-candidates');
  await endButton(page).click();
  await expect(page.getByRole('heading', { name: 'Wrap-up' })).toBeVisible();
  await page.keyboard.press('i');
  await page.keyboard.press('2');
  await expect(callers(page).nth(1)).toBeChecked();
  await page.keyboard.press('i');
  await page.getByRole('button', { name: 'Put aside' }).click();
  await page.getByRole('button', { name: /put aside/ }).click();
  await expect(page.getByText('Who is calling?')).toBeVisible();
  await page.getByRole('button', { name: /^Search for the caller/ }).click();
  const name = await callers(page).nth(1).locator('strong').innerText();
  await callers(page).nth(1).click();
  await callers(page).nth(1).press('Enter');
  await expect(page.getByText('Caller known')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Wrap-up' })).toBeVisible();
  expect(await lastCall(zvon)).toMatchObject({ identity_state: 'matched', name });
});

test('[RU-6] a look-alike is linked to the contact, and not to the number unless that is asked', async ({
  page,
  zvon,
}) => {
  await takeDemoCall(page, zvon, 'unknown-number');
  await page.getByRole('textbox', { name: 'Family name' }).fill('Čapková');
  await page.getByRole('textbox', { name: 'Given name' }).fill('Alena');
  await page.getByRole('button', { name: /^New person/ }).click();
  await newPerson(page).getByRole('button', { name: 'Add and use' }).click();
  const [known] = await zvon.query<{ id: string }>("select id from customer where name = 'Čapková Alena'");
  const before = await numbersOf(zvon, known!.id);
  await newPerson(page)
    .getByRole('button', { name: /^Čapková Alena/ })
    .first()
    .click();
  await expect(page.getByText('Caller known')).toBeVisible();
  expect(await lastCall(zvon)).toMatchObject({ name: 'Čapková Alena' });
  expect(await numbersOf(zvon, known!.id)).toEqual(before);
});

test('[RU-8][PL-22] a new person is what was typed, also before a reload, and has the number as it was said', async ({
  page,
  zvon,
}) => {
  await takeDemoCall(page, zvon, 'unknown-number');
  await page.getByRole('textbox', { name: 'Family name' }).fill('Vydrová');
  await page.getByRole('textbox', { name: 'Date of birth' }).fill('12. 3. 1984');
  await page.getByRole('button', { name: /^New person/ }).click();
  await newPerson(page).getByRole('textbox', { name: 'Given name' }).fill('Bedřiška');
  await newPerson(page)
    .getByRole('checkbox', { name: /^Remember this number/ })
    .check();
  await page.waitForTimeout(1_000);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.getByRole('button', { name: /^New person/ }).click();
  await expect(newPerson(page).getByRole('textbox', { name: 'Given name' })).toHaveValue('Bedřiška');
  await expect(newPerson(page).getByRole('textbox', { name: 'Date of birth' })).toHaveValue('12. 3. 1984');
  await newPerson(page).getByRole('button', { name: 'Add and use' }).dblclick();
  await expect(page.getByText('Caller known')).toBeVisible();
  const made = await zvon.query<{ id: string; birth_date: string; given_name: string }>(
    "select id, birth_date::text, given_name from customer where family_name = 'Vydrová'",
  );
  expect(made).toMatchObject([{ birth_date: '1984-03-12', given_name: 'Bedřiška' }]);
  expect(await numbersOf(zvon, made[0]!.id)).toEqual([{ usage: 'shared' }]);
});

test('[PL-22][RU-6] what is typed to find somebody else than the candidates stands there after a reload, and finds again', async ({
  page,
  zvon,
}) => {
  await takeDemoCall(page, zvon, 'two-candidates');
  await expect(callers(page).first()).toBeVisible();
  await page.getByRole('searchbox').fill('sokolova mar');
  await expect(callers(page).first()).toContainText('Соколова Марина');
  await untilLogged(zvon, 'draft.saved', { field: 'candidate-search' });
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('sokolova mar');
  await expect(callers(page).first()).toContainText('Соколова Марина');
});

test('[RU-13] an anonymous case is opened once, however often its key is pressed', async ({ page, zvon }) => {
  await takeDemoCall(page, zvon, 'unknown-number');
  await expect(page.getByText('Nobody found for this number')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Wrong number/ })).toBeVisible();
  await page.keyboard.press('a');
  await page.keyboard.press('a');
  await page.keyboard.press('a');
  await expect(page.getByText('Stays anonymous', { exact: true })).toBeVisible();
  const { id } = await lastCall(zvon);
  expect(await zvon.query('select 1 from case_interaction where interaction_id = $1', [id])).toHaveLength(1);
});
