import { expect } from '@playwright/test';
import { languages } from '../../src/shared/languages.generated.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { admin, signIn } from '../support/e2e/desk.ts';
import { drilledLately, drilledTooLongAgo, lostItsBackupDisk } from '../support/e2e/drills.ts';
import { test } from '../support/e2e/walk.ts';

/** What is shown before its word is found: a key of the catalogue. */
const rawKey = /^[a-z]+(\.[a-zA-Z-]+)+$/;

test('[PL-10] an administrator sees the backup, its proof and what a loss would cost, and red when the proof is old', async ({
  page,
  zvon,
}) => {
  await signIn(page, zvon.url, admin);
  await page.getByRole('link', { name: 'Administration', exact: true }).click();
  await page.getByRole('link', { name: 'System', exact: true }).click();
  await expect(page.getByText('No restore has been drilled yet.')).toBeVisible();
  await drilledLately(zvon);
  await page.reload();
  await expect(page.getByText('The backup can be restored: it was done and compared.')).toBeVisible();
  await expect(page.getByText('8.2 s').first()).toBeVisible();
  await expect(page.getByText('21.3 s').first()).toBeVisible();
  await expect(page.getByText('3,127 commits, 0 lost')).toBeVisible();
  await expect(page.getByText('The backup could not be restored: the drill broke off.')).toBeVisible();
  await expectAccessible(page, 'system');
  await drilledTooLongAgo(zvon);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('not proved for more than 26 hours');
  await expectAccessible(page, 'system with an old proof');
});

test('an administrator reads why the last backup failed, and what to do about it', async ({ page, zvon }) => {
  await drilledLately(zvon);
  await lostItsBackupDisk(zvon);
  await signIn(page, zvon.url, admin);
  await page.goto(`${zvon.url}/admin/system`);
  await expect(page.getByText('The folder held backups and is empty now')).toBeVisible();
  await expect(page.getByText('/mnt/backup held sets and holds none now')).toBeVisible();
  await expectAccessible(page, 'system with a failed backup');
});

test('what the installation stands on is told in each language, and not wider than the screen', async ({
  page,
  zvon,
}) => {
  await drilledLately(zvon);
  await lostItsBackupDisk(zvon);
  await signIn(page, zvon.url, admin);
  for (const language of languages) {
    await page.request.patch(`${zvon.url}/api/session/settings`, {
      data: { language, theme: 'light' },
      headers: { origin: zvon.url },
    });
    await page.goto(`${zvon.url}/admin/system`);
    await expect(page.getByRole('table').nth(1)).toBeVisible();
    const texts = await page.locator('main *').allTextContents();
    expect
      .soft(
        texts.filter((text) => rawKey.test(text.trim())),
        language,
      )
      .toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, language).toBeLessThanOrEqual(1_366);
  }
});

test('an agent is told that the page is not for them, and is not led to it', async ({ page, zvon }) => {
  await signIn(page, zvon.url);
  await expect(page.getByRole('link', { name: 'Administration', exact: true })).toBeHidden();
  await page.goto(`${zvon.url}/admin/system`);
  await expect(page.getByText('Your role does not allow this.')).toBeVisible();
});
