import { expect } from '@playwright/test';
import { takeDemoCall } from '../support/e2e/a-call.ts';
import { test } from '../support/e2e/walk.ts';

test.use({ agent: 'ready' });

test('what lies under a dialog or a menu hears no key: Esc closes, and the caller stays open', async ({
  page,
  zvon,
}) => {
  await takeDemoCall(page, zvon, 'unknown-number');
  const open = page.getByText('Nobody found for this number');
  await expect(open).toBeVisible();

  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New person' });
  await expect(dialog.getByRole('textbox', { name: 'Family name' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(open).toBeVisible();

  await page.keyboard.press('t');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(open).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(page.getByText('Stays anonymous', { exact: true })).toBeVisible();
  expect(
    await zvon.query(
      'select 1 from case_interaction l join interaction i on i.id = l.interaction_id where i.ended_at is null',
    ),
  ).toEqual([]);
});
