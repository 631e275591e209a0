import { expect, type Page } from '@playwright/test';
import { endButton, takeDemoCall } from '../support/e2e/a-call.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

test.use({ agent: 'ready' });

test.beforeEach(async ({ page, zvon }) => {
  await takeDemoCall(page, zvon, 'card-number');
});

const note = (page: Page) => page.getByLabel('Call note');
const isDrafts = /\/api\/drafts\?/;

/** As when the caller hangs up: the call ends without a press at this desk. */
async function endElsewhere(page: Page, { url }: ZvonProcess): Promise<void> {
  const id = page.url().split('/').at(-1)!;
  await page.request.post(`${url}/api/calls/${id}/end`, { data: {}, headers: { origin: url } });
  await expect(page.getByRole('heading', { name: 'Wrap-up' })).toBeVisible();
}

const lastCallback = async (zvon: ZvonProcess) =>
  (
    await zvon.query<{ owner_id: string | null; inMinutes: number }>(
      `select owner_id, round(extract(epoch from due_at - created_at) / 60)::int as "inMinutes"
       from callback where origin = 'wrap-up' order by created_at desc limit 1`,
    )
  )[0];

test('[PL-22] a note that could not be read yet is not written over, and is there as soon as it can be', async ({
  page,
}) => {
  await note(page).fill('Wants a higher limit.');
  await expect(page.getByText(/^saved \d/)).toBeVisible();
  await page.route(isDrafts, (route) => route.fulfill({ status: 503, body: '{}' }));
  await page.reload();
  await expect(endButton(page)).toBeVisible();
  await note(page).click();
  await page.keyboard.type('And');
  await expect(note(page)).toHaveValue('');
  await page.unroute(isDrafts);
  await expect(note(page)).toHaveValue('Wants a higher limit.');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Will send papers.');
  await expect(note(page)).toHaveValue('Wants a higher limit. Will send papers.');
});

test('[RU-10] the callback of a parked form is as it was planned, however late its plan is read', async ({
  page,
  zvon,
}) => {
  await endElsewhere(page, zvon);
  await page.getByRole('button', { name: /Call back/ }).click();
  await page.getByRole('button', { name: '+2 h' }).click();
  await page.getByRole('radio', { name: 'anyone' }).check({ force: true });
  await page.getByRole('button', { name: 'Put aside' }).click();
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  await page.getByRole('link', { name: 'Desk' }).click();
  await page.route(isDrafts, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.reload();
  await page.getByRole('button', { name: /put aside/ }).click();
  await expect(page.getByRole('radio', { name: 'anyone' })).toBeChecked();
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByText('Nothing is put aside.')).toBeVisible();
  await expect.poll(() => lastCallback(zvon)).toEqual({ owner_id: null, inMinutes: 120 });
});

test('[RU-10] the callback that was planned a moment ago is the one that is promised', async ({ page, zvon }) => {
  await endElsewhere(page, zvon);
  await page.getByRole('button', { name: /Call back/ }).click();
  await expect(page.getByRole('button', { name: '+20 min' })).toHaveAttribute('aria-pressed', 'true');
  await page.waitForTimeout(1_000);
  await page.getByRole('button', { name: '+1 h' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  await expect.poll(() => lastCallback(zvon)).toMatchObject({ inMinutes: 60 });
});

test('[PL-22] what is typed in one tab comes to the other, and neither writes over it', async ({ page, context }) => {
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(endButton(second)).toBeVisible();
  await note(page).fill('Card lost.');
  await expect(note(second)).toHaveValue('Card lost.');
  await note(second).press('Control+End');
  await second.keyboard.type(' Blocked.');
  await expect(note(page)).toHaveValue('Card lost. Blocked.');
});

test('[RU-10] the caller hangs up while the note is typed: every key goes on into the note', async ({ page, zvon }) => {
  await expect(note(page)).toBeEditable();
  await note(page).click();
  await page.keyboard.type('Lost card ');
  await endElsewhere(page, zvon);
  await page.keyboard.type('1 of 5, the tan one');
  await expect(note(page)).toBeFocused();
  await expect(note(page)).toHaveValue('Lost card 1 of 5, the tan one');
  await expect(page.getByRole('button', { pressed: true })).toHaveCount(0);
});
