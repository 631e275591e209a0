import { expect, type Page, test } from '@playwright/test';
import type { UserId } from '../../src/shared/ids.ts';
import { endButton, loggedAt, takeCall, untilLogged } from '../support/e2e/a-call.ts';
import { browserHears } from '../support/e2e/browser-ear.ts';
import { legsOf, phonesOf } from '../support/e2e/asterisk-console.ts';
import { type CallerInTest, endCallers } from '../support/e2e/caller.ts';
import { goReady, jana, signIn } from '../support/e2e/desk.ts';
import { type OwnAsterisk, startOwnAsterisk } from '../support/e2e/own-asterisk.ts';
import { audibleDb } from '../support/e2e/tones.ts';
import { startZvon, type ZvonProcess } from '../support/e2e/zvon-process.ts';

let zvon: ZvonProcess;
let asterisk: OwnAsterisk;
// Telephones are counted, and the lane's Asterisk may know those of other walks.
test.beforeAll(async () => {
  asterisk = await startOwnAsterisk();
});
test.afterAll(() => asterisk.stop());
test.beforeEach(async () => {
  zvon = await startZvon({ telephony: 'asterisk', settings: asterisk.settings });
});
test.afterEach(async () => {
  await endCallers();
  await zvon.stop();
});

const backWithinMs = 6_000;
/** A tone of -10 dB is heard far over this, silence far under it. */
const heardDb = -40;
/** Music has quiet moments; over a second it stands far over this, and silence under it. */
const silenceDb = -60;
/** From a fact in the log to the sound that follows from it. */
const commandMs = 200;
const slowByMs = 1_500;

/** When the caller was heard again in this page, by this machine's clock. */
async function heardAgainAt(page: Page): Promise<number> {
  await page.waitForFunction(() => document.querySelector('audio')?.srcObject instanceof MediaStream);
  for (;;) {
    const { callerDb } = await browserHears(page, 200);
    if (callerDb > heardDb) return Date.now();
  }
}

/** When the caller heard the agent again, by this machine's clock. */
async function agentHeardAgainAt(caller: CallerInTest): Promise<number> {
  for (;;) {
    const { agentDb, ownDb } = await caller.hears(200);
    if (agentDb > heardDb && agentDb - ownDb > audibleDb) return Date.now();
  }
}

/** Jana has one telephone, and one leg of one call on it. */
async function expectOnePhone(): Promise<void> {
  const [user] = await zvon.query<{ id: UserId }>('select id from user_account where email = $1', [jana]);
  await expect.poll(() => phonesOf(user!.id, asterisk.folder), 'registered telephones').toBe(1);
  await expect.poll(() => legsOf(user!.id, asterisk.folder), 'legs of the call').toBe(1);
}

test('[PL-22] F5 in the call: both hear each other within 6 s, note, topic and mute are as they were', async ({
  page,
}) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, '+420602118340', asterisk.sipPort);
  await page.waitForTimeout(1_000);
  const before = await caller.hears();
  await page.keyboard.press('t');
  await page.getByRole('menuitem', { name: 'Card limit' }).click();
  await expect(page.getByRole('button', { name: 'Remove topic Card limit' })).toBeVisible();
  await page.getByLabel('Call note').fill('Asks for a higher limit.');

  const reloadedAt = Date.now();
  await page.reload({ waitUntil: 'commit' });
  const backAt = await heardAgainAt(page);
  expect(backAt - reloadedAt).toBeLessThan(backWithinMs);
  expect((await agentHeardAgainAt(caller)) - reloadedAt).toBeLessThan(backWithinMs);
  await expect(page.getByLabel('Call note')).toHaveValue('Asks for a higher limit.');
  await expect(page.getByRole('button', { name: 'Remove topic Card limit' })).toBeVisible();
  expect(caller.call.state).toBe('answered');
  await expectOnePhone();

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Mute/ }).click();
  await expect(page.getByRole('button', { name: /^Unmute/ })).toBeVisible();
  await page.reload({ waitUntil: 'commit' });
  await heardAgainAt(page);
  await expect(page.getByRole('button', { name: /^Unmute/ })).toBeVisible();
  const muted = await caller.hears();
  expect(before.agentDb - muted.agentDb).toBeGreaterThan(audibleDb);
});

test('[PL-22] while the page loads again the caller hears music and nothing of the agent', async ({ page }) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, '+420602118340', asterisk.sipPort);
  await page.waitForTimeout(1_000);
  const before = await caller.hears();
  // A slow line: the page before is gone, and this one is not there yet.
  await page.route('**/assets/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, slowByMs));
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await untilLogged(zvon, 'leg.lost');
  await heardAgainAt(page);
  await agentHeardAgainAt(caller);

  const [lostAt, joinedAt] = [await loggedAt(zvon, 'leg.lost'), await loggedAt(zvon, 'call.bridged')];
  expect(joinedAt - lostAt, 'a while worth listening to').toBeGreaterThan(slowByMs);
  const meanwhile = caller.heard(lostAt + commandMs, joinedAt - commandMs);
  expect(meanwhile.anyDb, 'music').toBeGreaterThan(silenceDb);
  expect(before.agentDb - meanwhile.agentDb, 'nothing of the agent').toBeGreaterThan(audibleDb);
});

test('a second tab says where the phone is, and takes it over with the sound', async ({ page, context }) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, '+420602118340', asterisk.sipPort);
  await page.getByLabel('Call note').fill('Typed in the first tab.');
  await page.waitForTimeout(1_000);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText('The phone is in another tab.')).toBeVisible();
  await expect(endButton(second)).toBeVisible();
  await expect(second.getByLabel('Call note')).toHaveValue('Typed in the first tab.');
  expect((await browserHears(second, 200)).callerDb).toBeLessThan(heardDb);
  expect((await browserHears(page, 200)).callerDb, 'the first tab goes on').toBeGreaterThan(heardDb);
  await expectOnePhone();

  const askedAt = Date.now();
  await second.getByRole('button', { name: 'Use it here' }).click();
  const backAt = await heardAgainAt(second);
  expect(backAt - askedAt).toBeLessThan(backWithinMs);
  await expect(page.getByText('The phone is in another tab.')).toBeVisible();
  await expect(second.getByText('The phone is in another tab.')).toBeHidden();
  expect((await browserHears(page, 200)).callerDb).toBeLessThan(heardDb);
  expect((await agentHeardAgainAt(caller)) - askedAt).toBeLessThan(backWithinMs);
  await expectOnePhone();
});

test('of three tabs the one that was asked for gets the phone, with its mute; the others say why they cannot', async ({
  page,
  context,
}) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, '+420602118340', asterisk.sipPort);
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
  const caller = await takeCall(page, '+420602118340', asterisk.sipPort);
  const before = await caller.hears();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Check headset and network' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check headset and network' })).toBeVisible();
  await expect(endButton(page)).toBeVisible();
  const after = await caller.hears();
  for (const heard of [before, after]) expect(heard.agentDb - heard.ownDb).toBeGreaterThan(audibleDb);
  expect(caller.call.state).toBe('answered');
});

test('a page that goes in a call takes the phone with it, and brings it back with the call', async ({ page }) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, '+420602118340', asterisk.sipPort);
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
