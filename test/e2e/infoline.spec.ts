import { expect, type Page } from '@playwright/test';
import { answerByKey, endByKey, finishByKeys, untilLogged } from '../support/e2e/a-call.ts';
import { type CallerInTest, ringIn } from '../support/e2e/caller.ts';
import { admin, signIn } from '../support/e2e/desk.ts';
import { likenessTo, receptionOf } from '../support/e2e/prompt-ear.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

/** The demo's first line: language, hours, recording, menu and card on one number. */
const mainLine = '420541100000';
const stranger = '+420777310204';

/** The same prompt through the telephone is like its file above the one, another below the other. */
const sameSpeech = 0.9;
const otherSpeech = 0.8;

test.use({ telephony: 'asterisk' });

/** As the administrator does it on the page of the hours; here it is not the page that is looked at. */
async function openToday(page: Page, { url }: ZvonProcess, spans: { from: string; to: string }[]): Promise<void> {
  await signIn(page, url, admin);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Prague' }).format(Date.now());
  const at = `${url}/api/config/calendar/infoline`;
  const { item } = (await (await page.request.get(at)).json()) as {
    item: { revision: number; settings: Record<string, unknown> };
  };
  const saved = await page.request.put(at, {
    data: { settings: { ...item.settings, exceptions: [{ date: today, spans }] }, revision: item.revision },
    headers: { origin: url },
  });
  expect(saved.status(), await saved.text()).toBe(200);
  await page.request.delete(`${url}/api/session`, { headers: { origin: url } });
}

const wholeDay = [{ from: '00:00', to: '24:00' }];

async function stepsOf(zvon: ZvonProcess): Promise<string[]> {
  const rows = await zvon.query<{ step: string }>(
    `select distinct on ((body->>'entry')::int) body->>'step' as step
     from event where kind = 'flow.stepEntered' order by (body->>'entry')::int, version`,
  );
  return rows.map(({ step }) => step);
}

/** Presses when the step asks, as a person does. */
async function press(zvon: ZvonProcess, caller: CallerInTest, step: string, digits: string): Promise<void> {
  await untilLogged(zvon, 'flow.stepEntered', { step });
  await caller.call.sendDigits(digits);
}

test('a caller who chooses English hears English, refuses the recording, and talks to an agent without one', async ({
  page,
  zvon,
}) => {
  await openToday(page, zvon, wholeDay);
  await signIn(page, zvon.url);
  await page.getByTitle('Choose your state').click();
  await page.getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
  const caller = await ringIn(mainLine, stranger);
  await press(zvon, caller, 'Language', '2');
  await press(zvon, caller, 'Recorded', '9');
  await answerByKey(page);
  await expect.poll(async () => (await caller.hears()).agentDb).toBeGreaterThan(-40);
  expect(likenessTo(caller, 'cs', 'greeting'), receptionOf(caller)).toBeGreaterThan(sameSpeech);
  expect(likenessTo(caller, 'en', 'greeting')).toBeLessThan(otherSpeech);
  await endByKey(page);
  await finishByKeys(page);
  expect(await stepsOf(zvon)).toEqual(['Greeting', 'Language', 'Hours', 'Recorded', 'In English?', 'Queue English']);
  expect(await zvon.query("select 1 from event where kind = 'recording.started'")).toEqual([]);
  expect(await zvon.query('select language from interaction order by arrived_at desc limit 1')).toEqual([
    { language: 'en' },
  ]);
});

test('[UA-22] out of hours the caller hears so and is let go, and the change of hours needed no restart', async ({
  page,
  zvon,
}) => {
  await openToday(page, zvon, []);
  const caller = await ringIn(mainLine, stranger);
  await press(zvon, caller, 'Language', '1');
  await expect.poll(() => caller.call.state, { timeout: 30_000 }).toBe('ended');
  expect(likenessTo(caller, 'cs', 'closed-now'), receptionOf(caller)).toBeGreaterThan(sameSpeech);
  expect(await stepsOf(zvon)).toEqual(['Greeting', 'Language', 'Hours', 'Closed']);
});

test('a wrong key in the menu is asked again, and a card that is typed puts the caller forward', async ({
  page,
  zvon,
}) => {
  await openToday(page, zvon, wholeDay);
  const caller = await ringIn(mainLine, stranger);
  await press(zvon, caller, 'Language', '1');
  await press(zvon, caller, 'Menu', '7');
  await expect.poll(() => likenessTo(caller, 'cs', 'not-understood'), { timeout: 15_000 }).toBeGreaterThan(sameSpeech);
  await caller.call.sendDigits('1');
  await press(zvon, caller, 'Card', '9203010077344021#');
  await untilLogged(zvon, 'call.prioritySet', { priority: 1 });
  await untilLogged(zvon, 'call.queued', { priority: 2 });
  expect((await stepsOf(zvon)).slice(-4)).toEqual(['Menu', 'Card', 'Holder of a card', 'Queue Cards']);
});
