import { expect } from '@playwright/test';
import { endByKey, finishByKeys, takeCall } from '../support/e2e/a-call.ts';
import { browserHears } from '../support/e2e/browser-ear.ts';
import { audibleDb } from '../support/e2e/tones.ts';
import { test } from '../support/e2e/walk.ts';

test.use({ telephony: 'asterisk', agent: 'ready' });

test('[CZB-5] killing the engine in a call leaves the sound on, and the next engine takes the call over whole', async ({
  page,
  zvon,
}) => {
  const caller = await takeCall(page, '+420602118340');
  const before = { desk: await browserHears(page), caller: await caller.hears() };
  await page.getByLabel('Call note').fill('Before the crash.');
  await expect(page.getByText(/^saved /)).toBeVisible();

  await zvon.kill();
  const dead = { desk: await browserHears(page), caller: await caller.hears(2_000) };
  expect(Math.abs(dead.desk.callerDb - before.desk.callerDb)).toBeLessThan(audibleDb / 2);
  // The browser levels what its microphone hears: the tone is held against what is not there, not against before.
  expect(dead.caller.agentDb - dead.caller.ownDb).toBeGreaterThan(audibleDb);
  await expect(page.getByText(/^Offline for/)).toBeVisible();
  await page.getByLabel('Call note').fill('Before the crash. And in it.');

  await zvon.start();
  await expect(page.getByText(/^Offline for/)).toBeHidden({ timeout: 15_000 });
  await expect(page.getByLabel('Call note')).toHaveValue('Before the crash. And in it.');
  const after = await caller.hears();
  expect(after.agentDb - after.ownDb).toBeGreaterThan(audibleDb);

  await page.getByLabel('Call note').blur();
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /^Resume/ })).toBeVisible();
  const held = await caller.hears();
  expect(before.caller.agentDb - held.agentDb).toBeGreaterThan(audibleDb);
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /^Hold/ })).toBeVisible();

  await endByKey(page);
  await expect(page.getByRole('heading', { name: 'Wrap-up' })).toBeVisible();
  await expect(page.getByLabel('Call note')).toHaveValue('Before the crash. And in it.');
  await finishByKeys(page);

  const [call] = await zvon.query<{ ending: string; kinds: string[] }>(
    `select i.ending, array_agg(e.kind order by e.version) as kinds
     from interaction i join event e on e.interaction_id = i.id
     where i.arrived_at > now() - interval '10 minutes' group by i.id, i.ending`,
  );
  expect(call!.ending).toBe('handled');
  const told = ['call.arrived', 'call.queued', 'call.offered', 'call.answered', 'call.bridged', 'call.ended'];
  expect(call!.kinds.filter((kind) => told.includes(kind))).toEqual(told);
  const [log] = await zvon.query<{ whole: boolean }>(
    'select max(version) - min(version) + 1 = count(*) as whole from event',
  );
  expect(log!.whole).toBe(true);
});
