import { expect } from '@playwright/test';
import {
  answerButton,
  answerByKey,
  cardLine,
  endByKey,
  endButton,
  energyLine,
  finishByKeys,
  takeCall,
  typeCard,
  untilLogged,
} from '../support/e2e/a-call.ts';
import { askAsterisk } from '../support/e2e/asterisk-console.ts';
import { ringIn } from '../support/e2e/caller.ts';
import { goReady, petr, signIn } from '../support/e2e/desk.ts';
import { audibleDb } from '../support/e2e/tones.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

test.use({ telephony: 'asterisk' });

const alena = '+420602118340';
const holdMusicDb = -60;

const typed = (zvon: ZvonProcess) =>
  zvon.query<{ body: { value: string; check: string } }>(
    "select body from event where kind = 'attribute.set' order by version",
  );
/** Each time that the flow asks is an entry into its step. */
const timesAsked = async (zvon: ZvonProcess) => {
  const [asked] = await zvon.query<{ times: string }>(
    "select count(distinct body ->> 'entry') as times from event where kind = 'flow.stepEntered' and body ->> 'step' = 'card'",
  );
  return Number(asked!.times);
};

test('[RU-14] who types nothing is not asked again, comes to the queue all the same, and no card is opened', async ({
  page,
  zvon,
}) => {
  await signIn(page, zvon.url);
  await goReady(page);
  await ringIn(cardLine, alena);
  await expect(answerButton(page)).toBeVisible({ timeout: 60_000 });
  await answerByKey(page);
  await expect(page.getByText('Caller known')).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(1);
  expect(await typed(zvon)).toEqual([]);
  expect(await timesAsked(zvon)).toBe(1);
});

test('[RU-14] wrong digits are asked for again, and neither they nor an unknown card open a card', async ({
  page,
  zvon,
}) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await ringIn(cardLine, alena);
  await typeCard(zvon, caller, '9203010077344022#');
  await expect.poll(() => timesAsked(zvon), { timeout: 20_000 }).toBe(2);
  await caller.call.sendDigits('9203010000000005#');
  await expect(answerButton(page)).toBeVisible({ timeout: 20_000 });
  await answerByKey(page);
  await expect(page.getByText('Caller known')).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(1);
  expect((await typed(zvon)).map(({ body }) => `${body.value} ${body.check}`)).toEqual([
    '9203010077344022 invalid',
    '9203010000000005 valid',
  ]);
});

test('a caller who hangs up is over in every state, as what they were, and leaves nothing behind', async ({
  page,
  zvon,
}) => {
  const calls = () =>
    zvon.query<{ ending: string | null }>(
      "select ending from interaction where arrived_at > now() - interval '10 minutes' order by arrived_at",
    );
  const endings: string[] = [];
  const isOverAs = async (ending: string): Promise<void> => {
    endings.push(ending);
    await expect.poll(async () => (await calls()).map((one) => one.ending), ending).toEqual(endings);
  };
  await signIn(page, zvon.url);

  await test.step('before anything was said', async () => {
    const caller = await ringIn(cardLine, alena);
    await untilLogged(zvon, 'call.arrived');
    await caller.call.hangUp();
    await isOverAs('abandoned-in-flow');
  });
  await test.step('between two digits', async () => {
    const caller = await ringIn(cardLine, alena);
    await typeCard(zvon, caller, '9203');
    await caller.call.hangUp();
    await isOverAs('abandoned-in-flow');
  });
  await test.step('in the queue', async () => {
    const caller = await ringIn(energyLine, alena);
    await caller.call.answered();
    await untilLogged(zvon, 'call.queued');
    await caller.call.hangUp();
    await isOverAs('abandoned-in-queue');
  });
  await goReady(page);
  await test.step('while it rings', async () => {
    const caller = await ringIn(energyLine, alena);
    await expect(answerButton(page)).toBeVisible({ timeout: 20_000 });
    await caller.call.hangUp();
    await isOverAs('abandoned-in-queue');
    await expect(answerButton(page)).toBeHidden();
    await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  });
  await test.step('in the talk', async () => {
    const caller = await takeCall(page, alena);
    await caller.call.hangUp();
    await isOverAs('handled');
    await finishByKeys(page);
  });
  await test.step('on hold', async () => {
    const caller = await takeCall(page, alena);
    await page.keyboard.press('F8');
    await expect(page.getByRole('button', { name: /^Resume/ })).toBeVisible();
    await caller.call.hangUp();
    await isOverAs('handled');
    await finishByKeys(page);
  });
  await test.step('while the agent’s phone is away', async () => {
    const caller = await takeCall(page, alena);
    await page.goto('about:blank');
    await untilLogged(zvon, 'leg.lost');
    await caller.call.hangUp();
    await isOverAs('lost-agent');
    expect(await zvon.query("select 1 from callback where origin = 'lost-agent'")).toHaveLength(1);
  });
  await expect.poll(() => askAsterisk('core show channels count')).toMatch(/^0 active channels/);
  expect(await askAsterisk('bridge show all')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
});

test('two answers at once are one: of two presses in two tabs one phone answers, once', async ({
  page,
  context,
  zvon,
}) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const second = await context.newPage();
  await second.goto(`${zvon.url}/desk`);
  await expect(second.getByText('The phone is in another tab.')).toBeVisible();
  const caller = await ringIn(energyLine, alena);
  await Promise.all([page, second].map((tab) => expect(answerButton(tab)).toBeVisible({ timeout: 20_000 })));
  await Promise.all([page, second, page, second].map((tab) => tab.keyboard.press('F2')));
  await Promise.all([page, second].map((tab) => expect(endButton(tab)).toBeVisible()));
  const heard = await caller.hears();
  expect(heard.agentDb - heard.ownDb).toBeGreaterThan(audibleDb);
  const told = await zvon.query<{ kind: string }>(
    "select kind from event where kind in ('call.answered', 'call.bridged', 'leg.lost', 'leg.redialled') order by version",
  );
  expect(told.map(({ kind }) => kind)).toEqual(['call.answered', 'call.bridged']);
});

test('an agent’s phone that is gone for good leaves the caller with music, then with a colleague, and the form in the tray', async ({
  page,
  browser,
  zvon,
}) => {
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, alena);
  await page.getByLabel('Call note').fill('Was telling about the refund.');
  await expect(page.getByText(/^saved /)).toBeVisible();
  const before = await caller.hears();
  const colleague = await (await browser.newContext()).newPage();
  await signIn(colleague, zvon.url, petr);
  await goReady(colleague);

  await page.close();
  await untilLogged(zvon, 'leg.lost');
  await new Promise((resolve) => setTimeout(resolve, 500));
  const held = await caller.hears(2_000);
  expect(held.anyDb, 'music').toBeGreaterThan(holdMusicDb);
  expect(before.agentDb - held.agentDb, 'nothing of the agent').toBeGreaterThan(audibleDb);

  await expect(answerButton(colleague)).toBeVisible({ timeout: 30_000 });
  await answerByKey(colleague);
  const again = await caller.hears();
  expect(again.agentDb - again.ownDb).toBeGreaterThan(audibleDb);
  const [parked] = await zvon.query<{ state: string; note: string; agent: string }>(
    `select w.state, d.value as note, l.reason as agent from wrap_up w
       join draft d on d.subject = 'interaction:' || w.interaction_id and d.field = 'note'
       join agent_ledger l on l.agent_id = d.user_id and l.ended_at is null
      order by w.parked_at desc nulls last limit 1`,
  );
  expect(parked).toEqual({ state: 'parked', note: 'Was telling about the refund.', agent: 'lost-connection' });
  await endByKey(colleague);
  await finishByKeys(colleague);
  await colleague.context().close();
});
