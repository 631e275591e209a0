import { expect } from '@playwright/test';
import { test } from '../support/e2e/walk.ts';

test.use({ agent: 'signed in' });

test.beforeEach(async ({ page }) => {
  await page.route('**/api/customers/search', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
});

test('Enter takes nobody before the answer to what was typed is there', async ({ page, zvon }) => {
  await page.goto(`${zvon.url}/customers`);
  const field = page.getByRole('combobox').first();
  await field.fill('capkova');
  await expect(page.getByRole('option', { name: /Čapková/ }).first()).toBeVisible();
  await field.fill('novak');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /Novák/ }).first()).toBeVisible();
  await expect(page).toHaveURL(`${zvon.url}/customers`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Nov[áa]k/ }).first()).toBeVisible();

  await page.keyboard.press('Control+K');
  const palette = page.getByRole('dialog').getByRole('combobox');
  await palette.fill('capkova alena');
  await expect(page.getByRole('option', { name: /Čapková Alena/ }).first()).toBeVisible();
  await palette.fill('novakova');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('an Enter of an input method takes nobody', async ({ page, zvon }) => {
  await page.goto(`${zvon.url}/customers`);
  const field = page.getByRole('combobox').first();
  await field.fill('capkova alena');
  await expect(page.getByRole('option', { name: /Čapková Alena/ }).first()).toBeVisible();
  await field.evaluate((input) =>
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })),
  );
  await page.waitForTimeout(300);
  await expect(page).toHaveURL(`${zvon.url}/customers`);
});

test('the palette finds a case by its number, and promises nothing else than it finds', async ({ page }) => {
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog', { name: 'Find', exact: true }).getByRole('combobox').fill('4682');
  await expect(page.getByRole('option', { name: /^Case 4682/ })).toHaveAttribute('aria-selected', 'true');
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/cases\//, { timeout: 500 });
  }).toPass();
  await expect(page.getByText(/^Case 4682 ·/)).toBeVisible();
});
