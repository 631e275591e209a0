import { expect, type Page } from '@playwright/test';
import { endButton, takeDemoCall } from '../support/e2e/a-call.ts';
import { signIn } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

test.use({ agent: 'ready' });

/** The caller of the demo whose card is known: they are matched from the first ring. */
async function talkToKnownCaller(page: Page, zvon: ZvonProcess): Promise<void> {
  await takeDemoCall(page, zvon, 'card-number');
  await expect(page.getByText('Caller known')).toBeVisible();
}

const stateOf = (page: Page) => page.getByTitle('Choose your state');
const lastForm = async (zvon: ZvonProcess) =>
  (
    await zvon.query<{ state: string; key: string | null; callbacks: number }>(
      `select w.state, o.key, (select count(*)::int from callback b where b.interaction_id = i.id) as callbacks
       from interaction i join wrap_up w on w.interaction_id = i.id
       left join outcome o on o.id = i.outcome_id order by i.arrived_at desc limit 1`,
    )
  )[0]!;

test('[RU-10] an outcome and Ctrl+Enter right after it finish the form, though the server is slow', async ({
  page,
  zvon,
}) => {
  await page.route('**/outcome', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  await talkToKnownCaller(page, zvon);
  await endButton(page).click();
  await expect(page.getByRole('heading', { name: 'Wrap-up' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Choose an outcome first.')).toBeVisible();
  expect((await lastForm(zvon)).state).toBe('open');

  await page.keyboard.press('2');
  await page.keyboard.press('Control+Enter');
  await expect(stateOf(page)).toContainText('Ready');
  expect(await lastForm(zvon)).toEqual({ state: 'finished', key: 'call-back', callbacks: 1 });
});

test('[RU-10] the outcome of a known caller is chosen during the call, and the wrap-up asks for nothing', async ({
  page,
  zvon,
}) => {
  await talkToKnownCaller(page, zvon);
  await page.keyboard.press('e');
  await page.getByRole('menuitemradio', { name: 'Solved' }).click();
  await expect(page.getByRole('button', { name: 'How did it end? Solved' })).toBeVisible();
  await endButton(page).click();
  await expect(page.getByRole('button', { name: /^1?\s*Solved/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+Enter');
  await expect(stateOf(page)).toContainText('Ready');
  expect(await lastForm(zvon)).toMatchObject({ state: 'finished', key: 'solved' });
});

test('an act whose answer was lost is done once when it is asked for again', async ({ page, zvon }) => {
  await talkToKnownCaller(page, zvon);
  const refresh = page.getByRole('button', { name: /^Refresh balance/ });
  const keys: (string | null)[] = [];
  await page.route('**/api/objects/**', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    keys.push(await route.request().headerValue('idempotency-key'));
    if (keys.length > 1) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await refresh.click();
  await expect(page.getByText('The server cannot be reached. Try again.')).toBeVisible();
  await refresh.click();
  await expect(page.getByText(/^Case \d+ opened$/)).toBeVisible();
  expect(keys).toEqual([keys[0], keys[0]]);
  expect(
    await zvon.query(`select 1 from event where kind = 'case.created' and at > now() - interval '5 minutes'`),
  ).toHaveLength(1);
});

test('a form says in the tray why it waits there', async ({ page, zvon }) => {
  await talkToKnownCaller(page, zvon);
  await endButton(page).click();
  await page.getByRole('button', { name: 'Put aside' }).click();
  await expect(stateOf(page)).toContainText('Ready');
  await expect(page.getByRole('button', { name: /put aside Čapková Alena/ })).toContainText(
    'outcome missing, topic missing · put aside',
  );
});

test('single letters are switched off in the sheet of keys, and stay off wherever one signs in', async ({
  page,
  browser,
  zvon,
}) => {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard' });
  await sheet.getByRole('checkbox', { name: /^Single-letter keys/ }).uncheck();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  const kept = () => zvon.query<{ settings: object }>("select settings from user_account where name = 'Jana Nečasová'");
  await expect.poll(kept).toEqual([{ settings: { singleKeys: false } }]);
  const elsewhere = await browser.newPage();
  await signIn(elsewhere, zvon.url);
  for (const seat of [page, elsewhere]) {
    await seat.reload();
    await expect(seat.getByRole('heading', { level: 1 })).toBeVisible();
    await seat.keyboard.press('?');
    await seat.keyboard.press('Control+K');
    await expect(seat.getByRole('dialog', { name: 'Find', exact: true })).toBeVisible();
    await expect(seat.getByRole('dialog', { name: 'Keyboard' })).toBeHidden();
  }
  await elsewhere.close();
});

test('the time in a state turns amber and red at the limits of the firm, with a word beside the colour', async ({
  page,
  zvon,
}) => {
  const limit = (amberMs: number, redMs: number) =>
    zvon.query("update state_limit set amber_ms = $1, red_ms = $2 where state = 'not_ready' and reason is null", [
      amberMs,
      redMs,
    ]);
  await stateOf(page).click();
  await page.getByRole('menuitemradio', { name: 'Break', exact: true }).click();
  await expect(stateOf(page)).toContainText('Break');
  await expect(stateOf(page)).not.toContainText('limit');
  await limit(1, 3_600_000);
  await page.reload();
  await expect(stateOf(page)).toContainText('nearly at the limit');
  await limit(1, 2);
  await page.reload();
  await expect(stateOf(page)).toContainText('over the limit');
});
