import { expect, type Locator, type Page } from '@playwright/test';
import { signIn } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';

/** As the server answers while its database restarts. */
const fail = (page: Page, path: RegExp) =>
  page.route(path, (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'database-away', status: 503 }),
    }),
  );

const list = /\/api\/interactions\?/;
const one = /\/api\/interactions\/[0-9a-f-]+$/;
const timeline = /\/api\/customers\/[0-9a-f-]+\/timeline/;
const search = /\/api\/customers\/search$/;

/** The reason stands there and no other truth does; asked again, it comes. */
async function expectFailureThenAnswer(
  page: Page,
  path: RegExp,
  untruth: string | RegExp,
  where: Page | Locator = page,
): Promise<void> {
  const failure = where.getByRole('alert').filter({ hasText: 'The database does not answer.' }).first();
  await expect(failure).toBeVisible();
  await expect(where.getByText(untruth)).toBeHidden();
  await page.unroute(path);
  await failure.getByRole('button', { name: 'Retry' }).click();
  await expect(failure).toBeHidden();
}

test('what cannot be read is said so, with a way to ask again, and never as nothing', async ({ page, zvon }) => {
  const [contact] = await zvon.query<{ id: string }>("select id from interaction where state = 'ended' limit 1");
  const [customer] = await zvon.query<{ id: string }>("select id from customer where name = 'Čapková Alena'");
  await signIn(page, zvon.url);
  await page.getByRole('link', { name: 'Customers' }).click();

  await fail(page, list);
  await page.getByRole('link', { name: 'Desk' }).click();
  await page.reload();
  await expectFailureThenAnswer(page, list, 'No contacts yet today');

  await fail(page, one);
  await page.goto(`${zvon.url}/desk/i/${contact!.id}`);
  await expectFailureThenAnswer(page, one, /The address is wrong/);

  await fail(page, timeline);
  await page.goto(`${zvon.url}/customers/${customer!.id}`);
  await expectFailureThenAnswer(page, timeline, 'Nothing has happened yet.');

  await fail(page, search);
  await page.goto(`${zvon.url}/customers`);
  await page.getByRole('combobox').first().fill('capkova');
  await expectFailureThenAnswer(page, search, 'Nobody was found.');

  await fail(page, list);
  await page.goto(`${zvon.url}/reports/contacts`);
  await page.getByRole('table').first().getByRole('button').first().click();
  // Just after midnight the report says the same of the day, and is right.
  const behind = page.getByRole('region').filter({ has: page.getByRole('button', { name: 'Close' }) });
  await expectFailureThenAnswer(page, list, 'No contacts in this period', behind);
});

test('the login says nothing of the server before it was asked', async ({ page, zvon }) => {
  await page.route('**/api/health', () => new Promise(() => undefined));
  await page.goto(`${zvon.url}/login`);
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeVisible();
  await expect(page.getByText(/cannot be reached/)).toBeHidden();
});
