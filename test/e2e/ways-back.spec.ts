import { expect } from '@playwright/test';
import { demoPassword, jana } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';

test.use({ agent: 'signed in' });

test('whoever must sign in on a page comes back to that page', async ({ page, context, zvon }) => {
  await context.clearCookies();
  await page.goto(`${zvon.url}/history`);
  await page.getByLabel('E-mail').fill(jana);
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`${zvon.url}/history`);
});

test('a page whose code cannot be fetched says so in words, and one press loads it', async ({ page, zvon }) => {
  const code = /\/assets\/customers-page-.*\.js/;
  await page.route(code, (route) => route.abort());
  await page.goto(`${zvon.url}/customers`);
  await expect(page.getByRole('heading', { name: 'This page failed' })).toBeVisible();
  await page.unroute(code);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
});
