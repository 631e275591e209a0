import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/axe.ts';
import { test } from '../support/e2e/walk.ts';

test.use({ agent: 'signed in' });

const widthOf = (page: Page, pane: string): Promise<number> =>
  page.locator(`[data-pane="${pane}"]`).evaluate((element) => element.getBoundingClientRect().width);

test('the edge of a pane is moved by the arrows and by the hand, is kept, and goes back', async ({ page }) => {
  const edge = page.getByRole('separator', { name: 'Width: Work', exact: true });
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', '276');
  expect(await widthOf(page, 'roster')).toBe(276);
  await page.reload();
  await expect(edge).toHaveAttribute('aria-valuenow', '276');
  const box = (await edge.boundingBox())!;
  await page.mouse.move(box.x + 4, 400);
  await page.mouse.down();
  await page.mouse.move(box.x + 404, 400);
  await page.mouse.up();
  expect(await widthOf(page, 'roster')).toBe(360);
  await edge.dblclick();
  expect(await widthOf(page, 'roster')).toBe(260);
});

test('under 1280 the roster is a column of lamps and the context a drawer, and nothing is wider than the window', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1_024, height: 768 });
  expect(await widthOf(page, 'roster')).toBe(64);
  await expect(page.getByRole('separator')).toHaveCount(0);
  const context = page.locator('[data-pane="context"]');
  await expect(context.getByRole('heading', { name: 'My day' })).toBeHidden();
  await page.keyboard.press('c');
  await expect(context.getByRole('heading', { name: 'My day' })).toBeVisible();
  await expectAccessible(page, 'narrow, with the drawer open');
  await page.keyboard.press('c');
  await expect(context.getByRole('heading', { name: 'My day' })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1_024);
});

test('the edge of a pane is lit for whoever comes to it by the keyboard, and not for a click and the keys after it', async ({
  page,
}) => {
  const stage = page.getByRole('main');
  await page.getByRole('heading', { level: 1 }).click();
  await expect(stage).toBeFocused();
  await page.keyboard.press('Shift');
  await expect(stage).toHaveCSS('outline-style', 'none');
  await page.keyboard.press('Shift+F6');
  await page.keyboard.press('F6');
  await expect(stage).toBeFocused();
  await expect(stage).toHaveCSS('outline-style', 'solid');
});
