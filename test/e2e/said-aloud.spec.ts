import { expect, type Page } from '@playwright/test';
import { endButton, takeDemoCall } from '../support/e2e/a-call.ts';
import { goReady, signIn } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

test.use({ agent: 'signed in' });

const customerPage = async (page: Page, zvon: ZvonProcess): Promise<void> => {
  const [customer] = await zvon.query<{ id: string }>("select id from customer where name = 'Čapková Alena'");
  await page.goto(`${zvon.url}/customers/${customer!.id}`);
  await expect(page.getByRole('heading', { name: /Čapková/ }).first()).toBeVisible();
};

test('why an act was refused is said on a page without a roster, too', async ({ page, zvon }) => {
  await page.route('**/api/agent/state', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"database-away"}' }),
  );
  for (const open of [() => customerPage(page, zvon), () => page.goto(`${zvon.url}/reports/contacts`)]) {
    await open();
    await page.getByTitle('Choose your state').click();
    await page.getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'The database does not answer.' })).toBeVisible();
  }
});

test('what the wrap-up will ask is told with what is done and what is missing', async ({ page, zvon }) => {
  await goReady(page);
  await takeDemoCall(page, zvon, 'card-number');
  const asked = page.getByRole('list', { name: 'What the wrap-up has so far' }).getByRole('listitem');
  await expect(asked).toHaveText(['topic, missing', 'note, optional', 'outcome, missing']);
  await page.keyboard.press('t');
  await page.getByRole('menuitem', { name: 'Card limit' }).click();
  await expect(asked).toHaveText(['topic, done', 'note, optional', 'outcome, missing']);
});

test('what changes by itself is said: the end of the call, time that runs out, a lost connection', async ({
  page,
  zvon,
}) => {
  await zvon.kill();
  await zvon.query('update queue set wrap_up_ms = 33000');
  await zvon.start();
  await signIn(page, zvon.url);
  await goReady(page);
  await takeDemoCall(page, zvon, 'card-number');
  const calm = page.locator('[aria-live=polite]');
  await expect(calm).toHaveText('');
  await endButton(page).click();
  await expect(calm).toHaveText(/^The call has ended, wrap-up has begun\.$/);
  await expect(calm).toContainText('30 seconds left');
  await zvon.kill();
  await expect(calm).toContainText('The connection is lost and is being restored.', { timeout: 20_000 });
  await zvon.start();
});

test('a switch of the call says what it does next, and not that it is pressed', async ({ page, zvon }) => {
  await goReady(page);
  await takeDemoCall(page, zvon, 'unknown-number');
  const hold = page.getByRole('button', { name: /^Hold/ });
  await hold.click();
  await expect(page.getByRole('button', { name: /^Resume/ })).not.toHaveAttribute('aria-pressed');
  await page.getByRole('textbox', { name: 'Family name' }).fill('Čapková');
  await page.getByRole('button', { name: /^Search/ }).click();
  await expect(page.getByRole('status').filter({ hasText: /exact match|No exact match/ })).toBeVisible();
});
