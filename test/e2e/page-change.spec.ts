import { expect, test } from '@playwright/test';
import { demoPassword, signIn } from '../support/e2e/desk.ts';
import { everyRoute } from '../support/e2e/routes.ts';
import { startZvon, type ZvonProcess } from '../support/e2e/zvon-process.ts';

let zvon: ZvonProcess;
test.beforeEach(async ({ page }) => {
  zvon = await startZvon({ telephony: 'simulated' });
  await signIn(page, zvon.url);
});
test.afterEach(() => zvon.stop());

const titles = {
  desk: 'Desk',
  customers: 'Customers',
  customer: 'Customer',
  object: 'Object',
  case: 'Case',
  contact: 'Contact',
  history: 'History',
  report: 'Reports',
  doctor: 'Check headset and network',
  deskDoctor: 'Check headset and network',
  missing: 'Nothing here',
};

test('each page has its title, in the language of its reader', async ({ page }) => {
  for (const [name, path] of Object.entries(await everyRoute(zvon))) {
    await page.goto(`${zvon.url}${path}`);
    await expect(page).toHaveTitle(`${titles[name as keyof typeof titles]} · Zvon`);
  }
  await page.request.patch(`${zvon.url}/api/session/settings`, {
    data: { language: 'cs' },
    headers: { origin: zvon.url },
  });
  await page.goto(`${zvon.url}/customers`);
  await expect(page).toHaveTitle('Zákazníci · Zvon');
});

test('after a navigation the heading has the focus, unless a field of the page took it', async ({ page }) => {
  await page.getByRole('link', { name: 'History' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeFocused();
  await page.getByRole('link', { name: 'Customers' }).click();
  await expect(page.getByRole('combobox').first()).toBeFocused();
  await page.reload();
  await expect(page).toHaveTitle('Customers · Zvon');
});

test('signing in again stays until it is done, and offers no way to close it', async ({ page }) => {
  await page.context().clearCookies();
  await page.getByRole('link', { name: 'History' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your sign-in has expired' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Close' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Password').fill(demoPassword);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toBeHidden();
});
