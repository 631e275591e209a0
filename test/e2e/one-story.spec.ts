import { expect, test } from '@playwright/test';
import { levelDbOf, samplesPerMs } from '../../src/adapters/sip-caller/tone.ts';
import { answerByKey, cardLine, endByKey, takeDemoCall, typeCard, untilLogged } from '../support/e2e/a-call.ts';
import { endCallers, ringIn } from '../support/e2e/caller.ts';
import { goReady, signIn } from '../support/e2e/desk.ts';
import { expectLedgerAsLogged, expectTimelineAsLogged, storyOf } from '../support/e2e/one-story.ts';
import { stereoWav } from '../support/e2e/stereo-wav.ts';
import { agentToneHz, audibleDb, callerToneHz } from '../support/e2e/tones.ts';
import { startZvon, type ZvonProcess } from '../support/e2e/zvon-process.ts';

let zvon: ZvonProcess;
test.afterEach(async () => {
  await endCallers();
  await zvon.stop();
});

/** From a command at the desk to what it does to the sound. */
const commandMs = 300;
const heardDb = -40;

test('[CZB-5] timeline, recording and ledger tell the same story of one call, and of a hold and a mute the recording has nothing', async ({
  page,
}) => {
  zvon = await startZvon({ telephony: 'asterisk' });
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await ringIn(cardLine, '+420602118340');
  await typeCard(zvon, caller, '9203010077344021#');
  await answerByKey(page);
  await page.keyboard.press('r');
  await expect(page.getByText(/^Case \d+ opened$/)).toBeVisible();
  await page.waitForTimeout(2_000);
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /^Resume/ })).toBeVisible();
  await page.waitForTimeout(2_500);
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /^Hold/ })).toBeVisible();
  await page.waitForTimeout(2_000);
  await page.keyboard.press('F4');
  await expect(page.getByRole('button', { name: /^Unmute/ })).toBeVisible();
  const mutedAt = Date.now();
  await page.waitForTimeout(2_000);
  const unmutedAt = Date.now();
  await page.keyboard.press('F4');
  await page.waitForTimeout(1_500);
  await endByKey(page);
  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: /Solved/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  await untilLogged(zvon, 'recording.stored');

  const [call] = await zvon.query<{ id: string; recording: string; duration_ms: number }>(
    `select i.id, r.id as recording, r.duration_ms from interaction i join recording r on r.interaction_id = i.id
      where r.state = 'stored' order by i.arrived_at desc limit 1`,
  );
  await expectTimelineAsLogged(page, zvon, call!.id);
  await expectLedgerAsLogged(page, zvon, call!.id);

  const story = await storyOf(zvon, call!.id);
  const at = (kind: string): number => Date.parse(story.find((told) => told.kind === kind)!.at);
  const talkMs = at('call.ended') - at('call.bridged');
  const { left, right } = stereoWav(
    await (await page.request.get(`${zvon.url}/api/recordings/${call!.recording}/audio`)).body(),
  );
  const lengthMs = left.length / samplesPerMs;
  expect(Math.abs(Number(call!.duration_ms) - lengthMs), 'the length that is told is that of the file').toBeLessThan(
    50,
  );
  expect(lengthMs).toBeLessThan(talkMs + 500);
  expect(lengthMs).toBeGreaterThan(talkMs - 1_000);

  const level = (side: Int16Array, hz: number, fromAt: number, toAt: number): number => {
    const startedAt = at('recording.started');
    const [from, to] = [fromAt + commandMs - startedAt, toAt - commandMs - startedAt].map((ms) => ms * samplesPerMs);
    return levelDbOf(side.subarray(from, to), hz);
  };
  const talking = level(right, agentToneHz, at('call.bridged'), at('call.held'));
  expect(talking, 'the agent in the talk').toBeGreaterThan(heardDb);
  const customer = level(left, callerToneHz, at('call.bridged'), at('call.held'));
  expect(customer, 'the customer').toBeGreaterThan(heardDb);
  const onHold = (side: Int16Array, hz: number) => level(side, hz, at('call.held'), at('call.resumed'));
  expect(talking - onHold(right, agentToneHz), 'the agent on hold').toBeGreaterThan(audibleDb);
  expect(customer - onHold(left, callerToneHz), 'the customer on hold').toBeGreaterThan(audibleDb);
  expect(level(left, callerToneHz, at('call.resumed'), mutedAt), 'the customer resumed').toBeGreaterThan(heardDb);
  expect(talking - level(right, agentToneHz, mutedAt, unmutedAt), 'the agent muted').toBeGreaterThan(audibleDb);
  expect(level(right, agentToneHz, at('call.resumed'), mutedAt - 2 * commandMs), 'resumed').toBeGreaterThan(heardDb);

  await page.goto(`${zvon.url}/desk/i/${call!.id}`);
  const seconds = (ms: number): string => `0:${String(Math.floor(ms / 1_000)).padStart(2, '0')}`;
  const fact = (label: string) => page.locator('dl > div').filter({ hasText: label }).locator('dd').first();
  await expect(fact('Talk')).toHaveText(seconds(at('call.ended') - at('call.answered')));
  await expect(fact('Of which on hold')).toHaveText(seconds(at('call.resumed') - at('call.held')));
  await expect(page.getByText(`Length ${seconds(Number(call!.duration_ms))}`)).toBeVisible();
});

for (const telephony of ['asterisk', 'simulated'] as const)
  test(`[CZA-19][RU-6][RU-10][RU-22] the whole story on the ${telephony} telephone: choose, act, F5, park, finish`, async ({
    page,
  }) => {
    zvon = await startZvon({ telephony });
    await zvon.kill();
    await zvon.query('update queue set wrap_up_ms = 5000');
    await zvon.start();
    await signIn(page, zvon.url);
    await goReady(page);
    await takeDemoCall(page, zvon, 'two-candidates');
    const candidates = page.getByRole('radiogroup', { name: 'Possible callers' }).getByRole('radio');
    await expect(candidates).toHaveCount(2);
    const josef = candidates.filter({ hasText: 'Dvořák Josef' });
    await josef.click();
    await josef.press('Enter');
    await expect(page.getByText('Caller known')).toBeVisible();
    await page.locator('[data-pane="context"]').getByRole('link', { name: '7710 004 170' }).click();
    await page.getByRole('button', { name: /^Refresh balance/ }).click();
    await expect(page.getByText(/^Case \d+ opened$/)).toBeVisible();
    await page.getByRole('button', { name: /^Hold/ }).click();
    await page.getByRole('button', { name: /^Resume/ }).click();
    await expect(page.getByRole('button', { name: /^Hold/ })).toBeVisible();
    await page.getByLabel('Call note').fill('Balance told.');

    await page.reload();
    await expect(page.getByLabel('Call note')).toHaveValue('Balance told.');
    await expect(page.getByRole('tab', { name: '7710 004 170' }), 'what was open is open').toHaveAttribute(
      'aria-selected',
      'true',
    );
    await endByKey(page);
    await expect(page.getByTitle('Choose your state')).toContainText('Ready', { timeout: 15_000 });
    await page.getByRole('link', { name: 'Desk' }).click();
    await page.getByRole('button', { name: /put aside Dvořák Josef/ }).click();
    await expect(page.getByLabel('Call note')).toHaveValue('Balance told.');
    await page.getByRole('button', { name: /^1?\s*Solved/ }).click();
    await page.getByRole('button', { name: 'Finish', exact: true }).click();
    await expect(page.getByText('Nothing is put aside.')).toBeVisible();

    const [call] = await zvon.query<{ id: string; name: string; state: string; category: string; form: string }>(
      `select i.id, p.name, c.state, c.category, w.state as form
       from interaction i join customer p on p.id = i.customer_id join wrap_up w on w.interaction_id = i.id
       join case_interaction l on l.interaction_id = i.id join "case" c on c.id = l.case_id
      where l.role = 'opened_by' order by i.arrived_at desc limit 1`,
    );
    expect(call).toMatchObject({ name: 'Dvořák Josef', state: 'resolved', category: 'balance', form: 'finished' });
    await expectTimelineAsLogged(page, zvon, call!.id);
    await expectLedgerAsLogged(page, zvon, call!.id);
  });
