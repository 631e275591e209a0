import { type Browser, expect, type Page } from '@playwright/test';
import { answerByKey, endByKey, endButton, takeCall, untilLogged } from '../support/e2e/a-call.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { browserHears } from '../support/e2e/browser-ear.ts';
import { goReady, petr, signIn, watchConsole } from '../support/e2e/desk.ts';
import { audibleDb } from '../support/e2e/tones.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

test.use({ telephony: 'asterisk', agent: 'ready' });

/** A colleague at a desk of their own, who is not offered anything before they go ready. */
async function colleague(browser: Browser, { url }: ZvonProcess): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signIn(page, url, petr);
  return page;
}

const openTargets = async (page: Page): Promise<void> => {
  await page.keyboard.press('F9');
  await expect(page.getByRole('list', { name: 'Who can take the call' })).toBeVisible();
};

test('a call is handed to a colleague by the keyboard, with note and topics; each hears whom they should, and only them', async ({
  page,
  browser,
  zvon,
}) => {
  const errors = watchConsole(page);
  const caller = await takeCall(page, '+420602118340');
  await page.getByLabel('Call note').fill('Wants the higher limit, papers are there.');
  await page.getByLabel('Call note').blur();
  await page.keyboard.press('t');
  await page.getByRole('menuitem', { name: 'Card limit' }).click();
  const other = await colleague(browser, zvon);
  await openTargets(page);
  await expect(page.getByRole('button', { name: /Petr Doležal/ })).toBeDisabled();
  await goReady(other);
  await expect(page.getByRole('button', { name: /Petr Doležal/ })).toBeEnabled();
  await expectAccessible(page, 'targets');
  await page.keyboard.type('dolez');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Wrap-up' })).toBeVisible();
  const music = await caller.hears();
  expect(music.anyDb, 'music while it rings').toBeGreaterThan(-60);

  await answerByKey(other);
  await expect(other.getByLabel('Call note')).toHaveValue('Wants the higher limit, papers are there.', {
    timeout: 1_000,
  });
  await expect(other.getByRole('button', { name: 'Remove topic Card limit' })).toBeVisible();
  await untilLogged(zvon, 'call.bridged', {});
  await other.waitForTimeout(500);
  const [atOther, atCaller, atFirst] = [await browserHears(other), await caller.hears(), await browserHears(page)];
  expect(atOther.callerDb - atOther.ownDb, 'the colleague hears the caller').toBeGreaterThan(audibleDb);
  expect(atCaller.agentDb - atCaller.ownDb, 'the caller hears the colleague').toBeGreaterThan(audibleDb);
  expect(atOther.callerDb - atFirst.callerDb, 'who handed it on hears nobody any more').toBeGreaterThan(audibleDb);

  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  await endByKey(other);
  await expect(other.getByRole('heading', { name: 'Wrap-up' })).toBeVisible();
  const [contact] = await zvon.query<{ ending: string; forms: number; recordings: number }>(
    `select ending, (select count(*)::int from wrap_up w where w.interaction_id = i.id) as forms,
       (select count(*)::int from recording r where r.interaction_id = i.id) as recordings
     from interaction i order by arrived_at desc limit 1`,
  );
  expect(contact).toEqual({ ending: 'handled', forms: 2, recordings: 2 });
  await other.context().close();
  expect(errors).toEqual([]);
});

test('a call is handed to a queue, ahead of who waits there, and comes back to whoever is free', async ({
  page,
  browser,
  zvon,
}) => {
  const caller = await takeCall(page, '+420602118340');
  const other = await colleague(browser, zvon);
  await openTargets(page);
  await page.getByRole('button', { name: /^Infoline › Cards/ }).click();
  await expect(endButton(page)).toBeHidden();
  const waits = await caller.hears();
  expect(waits.anyDb, 'music in the queue').toBeGreaterThan(-60);
  // Offered at once: there is nothing to see of being ready.
  await other.getByTitle('Choose your state').click();
  await other.getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
  await answerByKey(other);
  await other.waitForTimeout(500);
  const atCaller = await caller.hears();
  expect(atCaller.agentDb - atCaller.ownDb, 'the caller hears the colleague').toBeGreaterThan(audibleDb);
  await other.context().close();
});
