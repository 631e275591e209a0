import { expect } from '@playwright/test';
import { answerByKey, finishByKeys, typeCard } from '../../support/e2e/a-call.ts';
import { browserHears } from '../../support/e2e/browser-ear.ts';
import { ringIn } from '../../support/e2e/caller.ts';
import { goReady, signIn, watchConsole } from '../../support/e2e/desk.ts';
import { audibleDb } from '../../support/e2e/tones.ts';
import { test } from '../../support/e2e/walk.ts';

test.use({ telephony: 'asterisk' });

/** What an ear makes of silence: the tone analysers bottom out around here with telephone codecs. */
const silenceDb = -60;

test('[RU-14][RU-22][RU-24][CZB-5] a caller types a card number, the card opens, two acts serve the question, and each hears the other', async ({
  page,
  zvon,
}) => {
  const said = watchConsole(page);
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await ringIn('420541100100', '+420602118340');
  await typeCard(zvon, caller, '9203010077344021#');
  await answerByKey(page);
  await expect(page.getByRole('heading', { name: /4021/ })).toBeVisible({ timeout: 10_000 });

  const talk = await browserHears(page);
  expect(talk.callerDb).toBeGreaterThan(silenceDb + audibleDb);
  expect(talk.callerDb - talk.ownDb).toBeGreaterThan(audibleDb);
  const heard = await caller.hears();
  expect(heard.agentDb - heard.ownDb).toBeGreaterThan(audibleDb);

  await page.keyboard.press('r');
  await expect(page.getByText(/^Case \d+ opened$/)).toBeVisible();
  const cases = await zvon.query<{ count: string }>(
    `select count(*) from case_interaction c join interaction i on i.id = c.interaction_id where i.ended_at is null`,
  );
  expect(Number(cases[0]!.count)).toBe(1);

  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /Resume/ })).toBeVisible();
  // The log knows it first, Asterisk a moment later, and what is in the jitter buffer is heard out.
  await page.waitForTimeout(500);
  const held = await browserHears(page);
  expect(talk.callerDb - held.callerDb).toBeGreaterThan(audibleDb);
  const waiting = await caller.hears();
  expect(heard.agentDb - waiting.agentDb).toBeGreaterThan(audibleDb);
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /Hold/ })).toBeVisible();

  await page.getByLabel('Call note').fill('Balance told, wants a higher limit.');
  await caller.call.hangUp();
  await finishByKeys(page);

  const rows = await zvon.query<{ ending: string; outcome: string | null; customer_id: string | null }>(
    `select ending, outcome_id as outcome, customer_id from interaction where ended_at is not null order by ended_at desc limit 1`,
  );
  expect(rows[0]).toMatchObject({ ending: 'handled' });
  expect(rows[0]!.outcome).not.toBeNull();
  expect(rows[0]!.customer_id).not.toBeNull();
  expect(said).toEqual([]);
});
