import { expect, type Page } from '@playwright/test';
import type { TimelineEntry } from '../../../src/shared/api/interactions.ts';
import type { ZvonProcess } from './zvon-process.ts';

interface Told {
  kind: string;
  at: string;
  version: number;
}

interface LedgerRow {
  startedAt: string;
  endedAt: string | null;
  activity: string | null;
  state: string;
  interactionId: string | null;
}

/** What the log says of a contact, and when; everything else must say the same. */
export async function storyOf(zvon: ZvonProcess, interactionId: string): Promise<Told[]> {
  const rows = await zvon.query<{ kind: string; at: Date; version: string }>(
    'select kind, at, version from event where interaction_id = $1 order by version',
    [interactionId],
  );
  return rows.map(({ kind, at, version }) => ({ kind, at: at.toISOString(), version: Number(version) }));
}

const toldInTimeline: Record<string, string> = {
  ...{ 'call.arrived': 'timeline.call.arrived', 'call.answered': 'timeline.call.answered' },
  ...{ 'call.held': 'timeline.call.held', 'call.resumed': 'timeline.call.resumed' },
  ...{ 'call.ended': 'timeline.ending.handled', 'leg.lost': 'timeline.leg.lost' },
};

/** The timeline has each of these facts once, at its time; nothing of the sort that the log does not have. */
export async function expectTimelineAsLogged(page: Page, zvon: ZvonProcess, interactionId: string): Promise<void> {
  const story = await storyOf(zvon, interactionId);
  const { entries } = await ask<{ entries: TimelineEntry[] }>(
    page,
    `${zvon.url}/api/interactions/${interactionId}/timeline`,
  );
  const keys = Object.values(toldInTimeline);
  expect(
    entries
      .filter(({ text }) => keys.includes(text.key))
      .map(({ text, at, version }) => ({ key: text.key, at, version })),
  ).toEqual(
    story.flatMap(({ kind, at, version }) =>
      toldInTimeline[kind] ? [{ key: toldInTimeline[kind], at, version }] : [],
    ),
  );
}

/**
 * The agent's time in this contact, from the ledger, beside the log: it begins with the ringing, changes with each fact
 * that changes it, has no gap and no overlap, and the states add up to the time signed in.
 */
export async function expectLedgerAsLogged(page: Page, zvon: ZvonProcess, interactionId: string): Promise<void> {
  const story = await storyOf(zvon, interactionId);
  const [agent] = await zvon.query<{ agent_id: string }>('select agent_id from interaction where id = $1', [
    interactionId,
  ]);
  const now = Date.now();
  const period = `from=${new Date(now - 3_600_000).toISOString()}&to=${new Date(now).toISOString()}`;
  const ledger = await ask<{ rows: LedgerRow[]; loggedInMs: number; sumOfStatesMs: number }>(
    page,
    `${zvon.url}/api/agents/${agent!.agent_id}/ledger?${period}`,
  );
  expect(ledger.sumOfStatesMs).toBe(ledger.loggedInMs);
  expect(ledger.rows.slice(1).map(({ startedAt }) => startedAt)).toEqual(
    ledger.rows.slice(0, -1).map(({ endedAt }) => endedAt),
  );
  const atOf = (kind: string): string => story.find((told) => told.kind === kind)!.at;
  const mine = ledger.rows.filter((row) => row.interactionId === interactionId);
  const beginsWith = (activity: string): string | undefined => mine.find((row) => row.activity === activity)?.startedAt;
  expect(beginsWith('ringing')).toBe(atOf('call.offered'));
  expect(beginsWith('talking')).toBe(atOf('call.answered'));
  expect(beginsWith('on-hold')).toBe(atOf('call.held'));
  expect(beginsWith('wrapping-up')).toBe(atOf('call.ended'));
  const heldMs = lengthOf(mine.filter(({ activity }) => activity === 'on-hold'));
  expect(heldMs).toBe(Date.parse(atOf('call.resumed')) - Date.parse(atOf('call.held')));
  const engagedMs = lengthOf(mine.filter(({ state }) => state === 'engaged'));
  expect(engagedMs).toBe(Date.parse(atOf('call.ended')) - Date.parse(atOf('call.answered')));
}

const lengthOf = (rows: readonly LedgerRow[]): number =>
  rows.reduce((sum, { startedAt, endedAt }) => sum + Date.parse(endedAt!) - Date.parse(startedAt), 0);

async function ask<Answer>(page: Page, url: string): Promise<Answer> {
  const answer = await page.request.get(url);
  expect(answer.status(), url).toBe(200);
  return (await answer.json()) as Answer;
}
