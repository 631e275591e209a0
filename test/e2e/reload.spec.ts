import { expect, type Page, test } from '@playwright/test';
import { endButton, takeCall } from '../support/e2e/a-call.ts';
import { browserHears } from '../support/e2e/browser-ear.ts';
import { endCallers } from '../support/e2e/caller.ts';
import { goReady, signIn } from '../support/e2e/desk.ts';
import { audibleDb } from '../support/e2e/tones.ts';
import { startZvon, type ZvonProcess } from '../support/e2e/zvon-process.ts';

let zvon: ZvonProcess;
test.beforeEach(async () => {
  zvon = await startZvon({ telephony: 'asterisk' });
});
test.afterEach(async () => {
  await endCallers();
  await zvon.stop();
});

const backWithinMs = 6_000;
/** A tone of -10 dB is heard far over this, silence far under it. */
const heardDb = -40;

/** When the caller was heard again in this page, by this machine's clock. */
async function heardAgainAt(page: Page): Promise<number> {
  await page.waitForFunction(() => document.querySelector('audio')?.srcObject instanceof MediaStream);
  for (;;) {
    const { callerDb } = await browserHears(page, 200);
    if (callerDb > heardDb) return Date.now();
  }
}

test('[PL-22] F5 in the call: the sound is back within 6 s, note, topic and mute are as they were', async ({
  page,
}) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, '+420602118340');
  const before = await caller.hears();
  await page.keyboard.press('t');
  await page.getByRole('menuitem', { name: 'Card limit' }).click();
  await expect(page.getByRole('button', { name: 'Take off the topic Card limit' })).toBeVisible();
  await page.getByLabel('Call note').fill('Asks for a higher limit.');

  const reloadedAt = Date.now();
  await page.reload({ waitUntil: 'commit' });
  const backAt = await heardAgainAt(page);
  expect(backAt - reloadedAt).toBeLessThan(backWithinMs);
  await expect(page.getByLabel('Call note')).toHaveValue('Asks for a higher limit.');
  await expect(page.getByRole('button', { name: 'Take off the topic Card limit' })).toBeVisible();
  const after = await caller.hears();
  expect(Math.abs(after.agentDb - before.agentDb)).toBeLessThan(audibleDb / 2);
  expect(caller.call.state).toBe('answered');

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Mute/ }).click();
  await expect(page.getByRole('button', { name: /^Unmute/ })).toBeVisible();
  await page.reload({ waitUntil: 'commit' });
  await heardAgainAt(page);
  await expect(page.getByRole('button', { name: /^Unmute/ })).toBeVisible();
  const muted = await caller.hears();
  expect(before.agentDb - muted.agentDb).toBeGreaterThan(audibleDb);
});

test('[UA-16] a second tab says where the phone is, and takes it over with the sound', async ({ page, context }) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, '+420602118340');
  const before = await caller.hears();
  const second = await context.newPage();
  await second.goto(`${zvon.url}/desk`);
  await expect(second.getByText('The phone is in another tab.')).toBeVisible();
  await expect(endButton(second)).toBeVisible();
  expect((await browserHears(second, 200)).callerDb).toBeLessThan(heardDb);

  const askedAt = Date.now();
  await second.getByRole('button', { name: 'Use it here' }).click();
  const backAt = await heardAgainAt(second);
  expect(backAt - askedAt).toBeLessThan(backWithinMs);
  await expect(page.getByText('The phone is in another tab.')).toBeVisible();
  await expect(second.getByText('The phone is in another tab.')).toBeHidden();
  expect((await browserHears(page, 200)).callerDb).toBeLessThan(heardDb);
  const after = await caller.hears();
  expect(Math.abs(after.agentDb - before.agentDb)).toBeLessThan(audibleDb / 2);
});

test('[UA-16] of three tabs the one that was asked for gets the phone, with its mute; the others say why they cannot', async ({
  page,
  context,
}) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, '+420602118340');
  const open = async (): Promise<Page> => {
    const tab = await context.newPage();
    await tab.goto(`${zvon.url}/desk`);
    await expect(tab.getByText('The phone is in another tab.')).toBeVisible();
    return tab;
  };
  const [second, third] = [await open(), await open()];
  const before = await caller.hears();
  const mute = (tab: Page) => tab.getByRole('button', { name: /^(Mute|Unmute)/ });
  await page.keyboard.press('F4');
  await expect(mute(second)).toHaveText(/Unmute/);
  await expect(mute(second)).toBeDisabled();
  await second.keyboard.press('F4');
  await expect(mute(page)).toHaveText(/Unmute/);

  await third.getByRole('button', { name: 'Use it here' }).click();
  await heardAgainAt(third);
  await expect(third.getByText('The phone is in another tab.')).toBeHidden();
  for (const other of [page, second]) await expect(other.getByText('The phone is in another tab.')).toBeVisible();
  await expect(mute(third)).toHaveText(/Unmute/);
  await expect(mute(third)).toBeEnabled();
  expect(before.agentDb - (await caller.hears()).agentDb).toBeGreaterThan(audibleDb);
  await third.waitForTimeout(3_000);
  await expect(page.getByRole('button', { name: 'Use it here' })).toBeVisible();
  await expect(page.getByText('The phone cannot reach the server.')).toBeHidden();
});

test('the headset is checked in a call, and the call goes on', async ({ page }) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, '+420602118340');
  const before = await caller.hears();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Check headset and network' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check headset and network' })).toBeVisible();
  await expect(endButton(page)).toBeVisible();
  const after = await caller.hears();
  expect(Math.abs(after.agentDb - before.agentDb)).toBeLessThan(audibleDb / 2);
  expect(caller.call.state).toBe('answered');
});

test('a page that goes in a call takes the phone with it, and brings it back with the call', async ({ page }) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, '+420602118340');
  await page.evaluate(() => {
    history.pushState({}, '', '/doctor');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Check headset and network' })).toBeVisible();
  await expect(endButton(page)).toBeHidden();
  expect(caller.call.state).toBe('answered');
  await page.getByRole('link', { name: 'Back to the desk' }).click();
  await heardAgainAt(page);
  expect(caller.call.state).toBe('answered');
});
