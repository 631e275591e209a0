import { expect } from '@playwright/test';
import { levelDbOf, samplesPerMs } from '../../src/adapters/sip-caller/tone.ts';
import { answerByKey, cardLine, takeCall, typeCard, untilLogged } from '../support/e2e/a-call.ts';
import { browserHears } from '../support/e2e/browser-ear.ts';
import { ringIn } from '../support/e2e/caller.ts';
import { stereoWav } from '../support/e2e/stereo-wav.ts';
import { agentToneHz, audibleDb, callerToneHz } from '../support/e2e/tones.ts';
import { test } from '../support/e2e/walk.ts';

test.use({ telephony: 'asterisk', agent: 'ready' });

test('[CZB-5] each hears the other and not themselves; on hold and muted nothing of the voice comes through', async ({
  page,
}) => {
  const caller = await takeCall(page, '+420602118340');
  const atDesk = await browserHears(page);
  const atCaller = await caller.hears();

  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /^Resume/ })).toBeVisible();
  // The log knows it first, Asterisk a moment later, and what is in the jitter buffer is heard out.
  await page.waitForTimeout(500);
  const heldAtDesk = await browserHears(page);
  const heldAtCaller = await caller.hears();
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /^Hold/ })).toBeVisible();

  await page.keyboard.press('F4');
  await expect(page.getByRole('button', { name: /^Unmute/ })).toBeVisible();
  await page.waitForTimeout(500);
  const mutedAtCaller = await caller.hears();
  const mutedAtDesk = await browserHears(page);
  await page.keyboard.press('F4');
  await expect(page.getByRole('button', { name: /^Mute/ })).toBeVisible();
  const againAtCaller = await caller.hears();

  expect(atDesk.callerDb - heldAtDesk.callerDb, 'hold: the caller at the desk').toBeGreaterThan(audibleDb);
  expect(atDesk.callerDb - atDesk.ownDb, 'the agent does not hear themselves').toBeGreaterThan(audibleDb);
  expect(atCaller.agentDb - heldAtCaller.agentDb, 'hold: the agent at the caller').toBeGreaterThan(audibleDb);
  expect(atCaller.agentDb - atCaller.ownDb, 'the caller does not hear themselves').toBeGreaterThan(audibleDb);
  expect(heldAtCaller.anyDb, 'music on hold').toBeGreaterThan(-60);
  expect(againAtCaller.agentDb - mutedAtCaller.agentDb, 'mute: the agent at the caller').toBeGreaterThan(audibleDb);
  expect(mutedAtDesk.callerDb - heldAtDesk.callerDb, 'muted, the caller is heard').toBeGreaterThan(audibleDb);
});

test('keys of the keypad arrive at the caller', async ({ page }) => {
  const caller = await takeCall(page, '+420602118340');
  await page.getByRole('button', { name: 'Keypad' }).click();
  const pad = page.getByRole('group', { name: 'Keypad' });
  await pad.getByRole('button', { name: '4', exact: true }).click();
  await page.keyboard.press('7');
  await pad.getByRole('button', { name: '#', exact: true }).click();
  await expect.poll(() => caller.call.digits.map(({ digit }) => digit).join('')).toBe('47#');
});

test('the recording holds the customer left and the agent right from the moment of bridging, and playing it is audited', async ({
  page,
  zvon,
}) => {
  const caller = await ringIn(cardLine, '+420602118340');
  await typeCard(zvon, caller, '9203010077344021#');
  await expect(page.getByRole('button', { name: /^Answer/ })).toBeVisible({ timeout: 20_000 });
  // A wait that must not be in the recording.
  await page.waitForTimeout(3_000);
  await answerByKey(page);
  await page.waitForTimeout(4_000);
  await caller.call.hangUp();
  await untilLogged(zvon, 'recording.ended');
  await expect
    .poll(
      () => zvon.query(`select id from recording where state = 'stored' and started_at > now() - interval '1 hour'`),
      {
        timeout: 20_000,
      },
    )
    .toHaveLength(1);
  const [row] = await zvon.query<{ id: string; bridged: Date; ended: Date }>(
    `select r.id, i.ended_at as ended, (select at from event where kind = 'call.bridged') as bridged
     from recording r join interaction i on i.id = r.interaction_id
     where r.state = 'stored' and r.started_at > now() - interval '1 hour'`,
  );
  const played = await page.request.get(`${zvon.url}/api/recordings/${row!.id}/audio`);
  expect(played.status()).toBe(200);
  const { left, right } = stereoWav(await played.body());
  const talkMs = row!.ended.getTime() - row!.bridged.getTime();
  const lengthMs = left.length / samplesPerMs;
  expect(lengthMs).toBeLessThan(talkMs + 500);
  expect(lengthMs).toBeGreaterThan(talkMs - 1_000);
  for (const [fromMs, toMs] of [
    [500, 1_500],
    [lengthMs - 1_500, lengthMs - 500],
  ] as const) {
    const part = (side: Int16Array): Int16Array => side.subarray(fromMs * samplesPerMs, toMs * samplesPerMs);
    expect(levelDbOf(part(left), callerToneHz)).toBeGreaterThan(-40);
    expect(levelDbOf(part(left), callerToneHz) - levelDbOf(part(left), agentToneHz)).toBeGreaterThan(audibleDb);
    expect(levelDbOf(part(right), agentToneHz)).toBeGreaterThan(-40);
    expect(levelDbOf(part(right), agentToneHz) - levelDbOf(part(right), callerToneHz)).toBeGreaterThan(audibleDb);
  }
  const audited = await zvon.query('select act from audit where subject_id = $1', [row!.id]);
  expect(audited).toHaveLength(1);
});
