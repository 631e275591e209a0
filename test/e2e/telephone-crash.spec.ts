import { expect, test } from '@playwright/test';
import { answerByKey, endByKey, energyLine, finishByKeys } from '../support/e2e/a-call.ts';
import { endCallers, ringIn } from '../support/e2e/caller.ts';
import { goReady, signIn } from '../support/e2e/desk.ts';
import { type OwnAsterisk, startOwnAsterisk } from '../support/e2e/own-asterisk.ts';
import { startZvon, type ZvonProcess } from '../support/e2e/zvon-process.ts';

let zvon: ZvonProcess;
let asterisk: OwnAsterisk;
test.beforeAll(async () => {
  asterisk = await startOwnAsterisk();
  zvon = await startZvon({ telephony: 'asterisk', settings: asterisk.settings });
});
test.afterAll(async () => {
  await endCallers();
  await zvon.stop();
  await asterisk.stop();
});

test('when the telephone system dies, the call ends as lost, wrap-up is there and a callback is due', async ({
  page,
}) => {
  await signIn(page, zvon.url);
  await goReady(page);
  await ringIn(energyLine, '+420602118340', asterisk.sipPort);
  await answerByKey(page);
  await page.getByLabel('Call note').fill('Was asking about the tariff.');
  await expect(page.getByText(/^saved /)).toBeVisible();
  asterisk.kill();
  await expect(page.getByText(/The telephone system is not connected/)).toBeVisible();
  await asterisk.start();
  await expect(page.getByText(/The telephone system is not connected/)).toBeHidden({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'Wrap-up' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel('Call note')).toHaveValue('Was asking about the tariff.');
  await expect(page.getByRole('button', { name: /^Callback Čapková Alena/ })).toBeVisible();
  const [call] = await zvon.query<{ ending: string; origin: string }>(
    `select i.ending, c.origin from interaction i join callback c on c.interaction_id = i.id
     order by i.arrived_at desc limit 1`,
  );
  expect(call).toEqual({ ending: 'lost-pbx', origin: 'lost-pbx' });
  await finishByKeys(page);
});

test('[CZB-5] while the telephone system stays dead, its agent ends the call, wraps up and has the callback', async ({
  page,
}) => {
  await signIn(page, zvon.url);
  await goReady(page);
  await ringIn(energyLine, '+420602118341', asterisk.sipPort);
  await answerByKey(page);
  asterisk.kill();
  await expect(page.getByText(/The telephone system is not connected/)).toBeVisible();
  await endByKey(page);
  await expect(page.getByRole('button', { name: /^Callback .*602 118 341/ })).toBeVisible();
  await finishByKeys(page);
  await asterisk.start();
  await expect(page.getByText(/The telephone system is not connected/)).toBeHidden({ timeout: 30_000 });
  const calls = await zvon.query<{ ending: string; origin: string; form: string }>(
    `select i.ending, c.origin, w.state as form from interaction i join callback c on c.interaction_id = i.id
       join wrap_up w on w.interaction_id = i.id where i.from_number like '%602118341'`,
  );
  expect(calls).toEqual([{ ending: 'lost-pbx', origin: 'lost-pbx', form: 'finished' }]);
});
