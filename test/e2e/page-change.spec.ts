import { expect } from '@playwright/test';
import { takeDemoCall } from '../support/e2e/a-call.ts';
import { demoPassword, goReady } from '../support/e2e/desk.ts';
import { everyRoute, type screens } from '../support/e2e/routes.ts';
import { test } from '../support/e2e/walk.ts';

test.use({ agent: 'signed in' });

const titles: Record<keyof typeof screens | 'missing', string> = {
  desk: 'Desk',
  customers: 'Customers',
  customer: 'Customer',
  object: 'Object',
  case: 'Case',
  contact: 'Contact',
  history: 'History',
  report: 'Reports',
  live: 'Floor',
  system: 'System',
  flows: 'Call flows',
  flow: 'Call flows',
  items: 'Administration',
  item: 'Administration',
  changes: 'Changes and file',
  doctor: 'Check headset and network',
  deskDoctor: 'Check headset and network',
  welcome: 'Choose your password',
  // Leads on whoever owes none.
  secondFactor: 'Desk',
  security: 'Password and sign-ins',
  login: 'Sign in',
  missing: 'Nothing here',
};

test('each page has its title, in the language of its reader', async ({ page, zvon }) => {
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

test('the frame stays while pages change: an open keypad stays open, and the roster where it was', async ({
  page,
  zvon,
}) => {
  await goReady(page);
  await takeDemoCall(page, zvon, 'card-number');
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByRole('link', { name: 'Reports' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeFocused();
  await page.getByRole('button', { name: 'Keypad' }).click();
  const one = page.getByRole('dialog', { name: 'Keypad' }).getByRole('button', { name: '1', exact: true });
  await expect(one).toBeFocused();
  const panes = await page.locator('[data-pane]').elementHandles();
  const list = page.locator('[data-pane="roster"] > div').first();
  await page.addStyleTag({ content: '[data-pane="roster"] > div > section { min-height: 400px }' });
  // Two pages back, of which one has no roster.
  await page.goBack();
  await expect(page).toHaveTitle('History · Zvon');
  await list.evaluate((element) => (element.scrollTop = 300));
  await page.goForward();
  await expect(page).toHaveTitle('Reports · Zvon');
  await expect(list).toBeHidden();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveTitle('Contact · Zvon');
  await expect(one).toBeFocused();
  expect(await list.evaluate((element) => element.scrollTop)).toBe(300);
  for (const pane of panes) expect(await pane.evaluate((element) => element.isConnected)).toBe(true);
});

test('the palette gives the focus to the page that was chosen in it', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'History' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeFocused();
  // Longer than a dialog takes to give the focus back to where it was opened from.
  await page.waitForTimeout(300);
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeFocused();
});

test('a call rings and is answered though its preview cannot be fetched', async ({ page, zvon }) => {
  await page.route(/offer-context/, (route) => route.abort());
  await page.reload();
  await goReady(page);
  await takeDemoCall(page, zvon, 'card-number');
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
