import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../tools/parts/postgres-server.mjs';
import { answerByKey, endByKey, energyLine, finishByKeys, takeCall } from '../support/e2e/a-call.ts';
import { browserHears } from '../support/e2e/browser-ear.ts';
import { endCallers, ringIn } from '../support/e2e/caller.ts';
import { goReady, signIn } from '../support/e2e/desk.ts';
import { audibleDb } from '../support/e2e/tones.ts';
import { startZvon, type ZvonProcess } from '../support/e2e/zvon-process.ts';

let zvon: ZvonProcess;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
const dataDir = mkdtempSync(join(tmpdir(), 'zvon-e2e-postgres-'));
test.beforeAll(async () => {
  // Its own: the others live on the lane's.
  postgres = await startPostgres({ dataDir, forTests: true });
  zvon = await startZvon({ telephony: 'asterisk', databaseServer: postgres.ownerUrl });
});
test.afterAll(async () => {
  await endCallers();
  await zvon.stop();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('while the database restarts the call goes on under a banner, a new caller is held, and nothing typed is lost', async ({
  page,
}) => {
  const away = page.getByText('The database does not answer. Calls are held, nothing typed is lost.');
  await signIn(page, zvon.url);
  await goReady(page);
  const caller = await takeCall(page, '+420602118340');
  await page.getByLabel('Call note').fill('Before the restart.');
  await expect(page.getByText(/^saved /)).toBeVisible();
  await expect(away).toBeHidden();
  await postgres.stop();
  await expect(away).toBeVisible({ timeout: 20_000 });
  await page.getByLabel('Call note').fill('Before the restart. And in it.');
  const atDesk = await browserHears(page);
  const atCaller = await caller.hears();
  expect(atDesk.callerDb - atDesk.ownDb, 'the caller at the desk').toBeGreaterThan(audibleDb);
  expect(atCaller.agentDb - atCaller.ownDb, 'the agent at the caller').toBeGreaterThan(audibleDb);
  const waiting = await ringIn(energyLine, '+420602774190');
  await page.waitForTimeout(2_000);
  expect(waiting.call.state, 'the new caller is not sent away').not.toBe('ended');

  postgres = await startPostgres({ dataDir, forTests: true });
  await expect(away).toBeHidden({ timeout: 30_000 });
  await expect(page.getByLabel('Call note')).toHaveValue('Before the restart. And in it.');
  await expect
    .poll(() => zvon.query("select value from draft where field = 'note' and value like 'Before the%'"), {
      timeout: 20_000,
    })
    .toEqual([{ value: 'Before the restart. And in it.' }]);
  await page.getByLabel('Call note').blur();
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /^Resume/ })).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /^Hold/ })).toBeVisible();
  await endByKey(page);
  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: /Solved/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+Enter');

  await answerByKey(page);
  const served = await waiting.hears();
  expect(served.agentDb - served.ownDb).toBeGreaterThan(audibleDb);
  await endByKey(page);
  await finishByKeys(page);
  const endings = await zvon.query<{ ending: string }>(
    "select ending from interaction where arrived_at > now() - interval '10 minutes' order by arrived_at",
  );
  expect(endings).toEqual([{ ending: 'handled' }, { ending: 'handled' }]);
});
