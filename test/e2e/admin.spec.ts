import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/axe.ts';
import { admin, petr, signIn, watchConsole } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

const apply = (page: Page) => page.getByRole('button', { name: 'Apply now' });
const applied = (page: Page) => page.getByText('Everything here applies.');
const context = (page: Page) => page.getByRole('complementary', { name: 'Context' });
const rings = (page: Page) => page.getByLabel('Rings for');

async function openQueue(page: Page, { url }: ZvonProcess, as = admin): Promise<void> {
  await signIn(page, url, as);
  await page.goto(`${url}/admin/queue/cards`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(applied(page)).toBeVisible();
}

const queueOf = async ({ query }: ZvonProcess, key: string) => {
  const [row] = await query<{ ring_ms: number; names: Record<string, string> }>(
    'select ring_ms, names from queue where key = $1',
    [key],
  );
  return row!;
};

test('an administrator changes a queue, reads what will change, applies it, and sets it back from the history', async ({
  page,
  zvon,
}) => {
  const errors = watchConsole(page);
  await signIn(page, zvon.url, admin);
  await page.getByRole('link', { name: 'Administration', exact: true }).click();
  await page.getByRole('link', { name: /Cards/ }).first().click();
  const { ring_ms: before } = await queueOf(zvon, 'cards');
  await rings(page).fill('17');
  await expect(page.getByText('1 change does not apply yet')).toBeVisible();
  await expect(context(page)).toContainText('17 s');
  await expect(page.getByText(/^draft saved/)).toBeVisible();
  await expect(queueOf(zvon, 'cards')).resolves.toMatchObject({ ring_ms: before });

  await page.reload();
  await expect(rings(page)).toHaveValue('17');
  await page.getByLabel('Why', { exact: true }).fill('Agents need less');
  await apply(page).click();
  await expect(applied(page)).toBeVisible();
  await expect(queueOf(zvon, 'cards')).resolves.toMatchObject({ ring_ms: 17_000 });
  await expect(context(page)).toContainText('Agents need less');

  await page.getByRole('button', { name: 'Set back' }).first().click();
  await expect(rings(page)).toHaveValue(String(before / 1_000));
  await expect(queueOf(zvon, 'cards')).resolves.toMatchObject({ ring_ms: before });
  expect(errors).toEqual([]);
});

test('what cannot be is said at its field, in the form as on the server, and nothing is lost', async ({
  page,
  zvon,
}) => {
  await openQueue(page, zvon);
  await rings(page).fill('1');
  await expect(page.getByText('At least 3.')).toBeVisible();
  await rings(page).fill('');
  await expect(page.getByText('This is still missing.')).toBeVisible();
  await apply(page).click();
  await expect(rings(page)).toBeFocused();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(applied(page)).toBeVisible();
  await expect(rings(page)).not.toHaveValue('');
});

/** Another person: what is typed belongs to whoever types it, in whatever browser. */
async function secondAdmin(browser: Browser, zvon: ZvonProcess): Promise<Page> {
  await zvon.query(`update user_account set role = 'admin' where email = $1`, [petr]);
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await openQueue(page, zvon, petr);
  return page;
}

/** A page whose news of the queue do not come: only the refusal of the server tells it that somebody was faster. */
async function hearsNothingUntilItApplies(page: Page): Promise<void> {
  let hasApplied = false;
  await page.route('**/api/config/queue/cards', (route) => {
    if (route.request().method() === 'PUT') hasApplied = true;
    return hasApplied ? route.continue() : route.abort();
  });
}

test('two administrators on one form: what they did not both change is kept of both, the rest is asked', async ({
  page,
  zvon,
  browser,
}) => {
  await openQueue(page, zvon);
  const other = await secondAdmin(browser, zvon);
  await other.getByLabel('Time after the call').fill('61');
  await expect(other.getByText(/^draft saved/)).toBeVisible();
  await rings(page).fill('14');
  await apply(page).click();
  await expect(applied(page)).toBeVisible();
  await expect(rings(other)).toHaveValue('14');
  await expect(other.getByText('1 change does not apply yet')).toBeVisible();
  await apply(other).click();
  await expect(applied(other)).toBeVisible();
  await expect(page.getByLabel('Time after the call')).toHaveValue('61');

  await rings(other).fill('16');
  await hearsNothingUntilItApplies(other);
  await rings(page).fill('15');
  await apply(page).click();
  await expect(applied(page)).toBeVisible();
  await apply(other).click();
  const strip = other.getByRole('alert').filter({ hasText: 'changed this meanwhile' });
  await expect(strip).toContainText('theirs: 15 s; yours: 16 s');
  await expect(apply(other)).toBeDisabled();
  await strip.getByRole('button', { name: 'Keep mine' }).click();
  await apply(other).click();
  await expect(applied(other)).toBeVisible();
  await expect(queueOf(zvon, 'cards')).resolves.toMatchObject({ ring_ms: 16_000 });
  await other.unrouteAll({ behavior: 'ignoreErrors' });
  await other.context().close();
});

test('a number and all that it needs is set up by the pages alone, copied, and retired when nothing names it', async ({
  page,
  zvon,
}) => {
  await signIn(page, zvon.url, admin);
  const setUp = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    await expect(applied(page)).toBeVisible();
  };
  await page.goto(`${zvon.url}/admin/skill/+`);
  await page.getByLabel('Name', { exact: true }).fill('Water');
  await expect(page.getByLabel('Key')).toHaveValue('water');
  await setUp();

  await page.goto(`${zvon.url}/admin/holidays/+`);
  await page.getByLabel('Name', { exact: true }).fill('Polish holidays');
  await page.getByRole('button', { name: 'Holidays of a country' }).click();
  await page.getByRole('menuitem', { name: 'Poland' }).click();
  await expect(page.getByLabel('Name of the day')).toHaveCount(14);
  await setUp();

  await page.goto(`${zvon.url}/admin/calendar/+`);
  await page.getByLabel('Name', { exact: true }).fill('Water office');
  await page.getByLabel('Polish holidays').check();
  await page.getByLabel('Monday, open from').fill('7');
  await page.getByLabel('Monday, open to').fill('1830');
  await page.getByRole('button', { name: 'all working days like Monday' }).click();
  await expect(page.getByLabel('Friday, open to')).toHaveValue('18:30');
  await setUp();

  await page.goto(`${zvon.url}/admin/queue/+`);
  await page.getByLabel('Name', { exact: true }).fill('Water');
  await page.getByRole('button', { name: 'Add a skill' }).click();
  await page.getByLabel('Skill', { exact: true }).selectOption('Water');
  await page.getByLabel('Level of Water').selectOption('3');
  await page.getByRole('button', { name: 'Add a step' }).click();
  await expect(page.getByRole('list', { name: 'Who may answer, by the time waited' })).toContainText(
    'level 2 and more',
  );
  await setUp();

  await page.goto(`${zvon.url}/admin/number/+`);
  await page.getByLabel('Number', { exact: true }).fill('+420 541 555 000');
  await page.getByLabel('Call flow', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Add a plan' }).click();
  await page.getByLabel('Opening hours', { exact: true }).selectOption('Water office');
  await setUp();
  await expect(page).toHaveURL(/\/admin\/number\/420541555000$/);

  await page.goto(`${zvon.url}/admin/calendar/water-office`);
  await page.getByRole('button', { name: 'Take out of use…' }).click();
  await expect(page.getByRole('dialog')).toContainText('This is still used.');
  await page.getByRole('dialog').getByRole('link').click();
  await page.getByRole('button', { name: 'Take out of use…' }).click();
  await page.getByRole('dialog').getByLabel('Why').fill('The office closed');
  await page.getByRole('dialog').getByRole('button', { name: 'Take out of use', exact: true }).click();
  await expect(page.getByText('out of use', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByRole('button', { name: 'Take out of use…' })).toBeVisible();

  await page.goto(`${zvon.url}/admin/queue/water`);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill('Water at night');
  await expect(page.getByLabel('Level of Water')).toHaveValue('3');
  await setUp();
  await expect(page).toHaveURL(/\/admin\/queue\/water-at-night$/);
});

test('somebody is set up and invited by the pages alone, comes in by the link, and is gone when taken out of use', async ({
  page,
  zvon,
  browser,
}) => {
  await signIn(page, zvon.url, admin);
  await page.goto(`${zvon.url}/admin/person/+`);
  await page.getByLabel('Name', { exact: true }).fill('Žofie Malá');
  await expect(page.getByLabel('Key')).toHaveValue('zofie-mala');
  await page.getByLabel('E-mail').fill('jana.necasova@severka.example');
  await page.getByRole('button', { name: 'Add a skill' }).click();
  await page.getByRole('button', { name: 'Set up', exact: true }).click();
  await expect(page.getByText('Somebody else has this e-mail address already.')).toBeVisible();
  await page.getByLabel('E-mail').fill('zofie.mala@severka.example');
  await page.getByRole('button', { name: 'Set up', exact: true }).click();
  await expect(applied(page)).toBeVisible();
  await page.getByRole('button', { name: 'Invite' }).click();
  const address = await page.getByLabel('Link to hand over').inputValue();

  const guest = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await guest.goto(address);
  await expect(guest.getByText('zofie.mala@severka.example')).toBeVisible();
  await guest
    .getByLabel(/password/i)
    .first()
    .fill('čtyři večerní vlaky');
  await guest.keyboard.press('Enter');
  await guest.waitForURL(`${zvon.url}/desk`);
  await page.getByRole('button', { name: 'Take out of use…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take out of use', exact: true }).click();
  await expect(page.getByText('out of use', { exact: true })).toBeVisible();
  await expect(guest.getByRole('dialog')).toBeVisible();
  await guest.context().close();
});

test('all settings are one file: downloaded, changed in one field, compared and applied in the browser', async ({
  page,
  zvon,
}) => {
  await signIn(page, zvon.url, admin);
  await page.goto(`${zvon.url}/admin/changes`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the file' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const choose = (body: string, name = 'zvon-config.json') =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(body, 'utf8') });
  await choose(text);
  await expect(page.getByText('The file says just what is set up here.')).toBeVisible();
  await choose('no settings', 'photo.json');
  await expect(page.getByText('photo.json is no file of settings.')).toBeVisible();
  const changed = JSON.parse(text) as { items: { queue: Record<string, { ringMs: number }> } };
  changed.items.queue['cards']!.ringMs = 19_000;
  await choose(JSON.stringify(changed));
  const differences = page.getByRole('list', { name: 'What the file says otherwise' });
  await expect(differences.getByRole('listitem')).toHaveCount(1);
  await expect(differences).toContainText('ringMs');
  await page.getByRole('button', { name: 'Apply the file' }).click();
  await expect(page.getByText('1 item set as the file says')).toBeVisible();
  await expect(queueOf(zvon, 'cards')).resolves.toMatchObject({ ring_ms: 19_000 });
  await expect(page.getByRole('table')).toContainText('19 s');
});

test('every page of the administration passes the checks of WCAG 2.2 AA, its list and its form', async ({
  page,
  zvon,
}) => {
  await signIn(page, zvon.url, admin);
  const pages = [
    ...['person', 'person/jana-necasova', 'person/+', 'team', 'team/+'],
    ...['queue', 'queue/cards', 'queue/+', 'skill', 'calendar', 'holidays', 'number', 'number/420541100000'],
    ...['outcome', 'outcome/+', 'topic', 'principal', 'calendar/+', 'holidays/+', 'number/+', 'changes'],
  ];
  for (const path of pages) {
    await page.goto(`${zvon.url}/admin/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page, path);
  }
});

test('an agent is told that the administration is not for them', async ({ page, zvon }) => {
  await signIn(page, zvon.url);
  await page.goto(`${zvon.url}/admin/queue/cards`);
  await expect(page.getByText('Your role does not allow this.')).toBeVisible();
});
