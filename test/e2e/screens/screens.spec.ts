import { expect, type Page, test } from '@playwright/test';
import words from '../../../src/web/words/cs/words.json' with { type: 'json' };
import { cardLine, energyLine, typeCard } from '../../support/e2e/a-call.ts';
import { endCallers, ringIn } from '../../support/e2e/caller.ts';
import { admin, signIn } from '../../support/e2e/desk.ts';
import { drilledLately } from '../../support/e2e/drills.ts';
import {
  answer,
  button,
  end,
  measuredMs,
  openCzechDesk,
  picture,
  rings,
  settle,
  solve,
  stateMenu,
} from '../../support/e2e/pictures.ts';
import { everyRoute } from '../../support/e2e/routes.ts';
import { startZvon, type ZvonProcess } from '../../support/e2e/zvon-process.ts';

let zvon: ZvonProcess;
test.use({ deviceScaleFactor: 1 });
test.beforeAll(async () => {
  zvon = await startZvon({ telephony: 'asterisk' });
});
test.afterEach(endCallers);
test.afterAll(() => zvon.stop());

test('pictures of a day from its first call to its quiet end', async ({ page }) => {
  await page.goto(`${zvon.url}/login`);
  await page.getByRole('textbox').first().waitFor();
  await page.waitForLoadState('networkidle');
  await picture(page, 'login');
  await openCzechDesk(page, zvon);

  const caller = await ringIn(cardLine, '+420602118340');
  await typeCard(zvon, caller, '9203010077344021#');
  await rings(page);
  await settle(page, 2_500);
  await picture(page, 'ringing');
  await answer(page);
  await page.getByRole('heading', { name: /4021/ }).waitFor();
  const note = page.getByRole('textbox', { name: words['call.note'] });
  await note.fill('Převod už je na kartě vidět. Chce navýšit denní limit do pátku, potvrzení e-mailem.');
  await note.blur();
  await settle(page, measuredMs);
  await page.keyboard.press('r');
  await page.getByText(/^Případ \d+ založen$/).waitFor();
  await settle(page);
  await picture(page, 'call-card');
  await page.setViewportSize({ width: 1_100, height: 768 });
  await picture(page, 'narrow');
  await page.setViewportSize({ width: 1_366, height: 768 });
  await end(page);
  await page.keyboard.press('2');
  await settle(page);
  await picture(page, 'wrap-up');
  await button(page, words['wrapup.park']).click();
  await expect(stateMenu(page)).toContainText(words['state.ready']);
  await settle(page, 6_000);
  await picture(page, 'parked');

  await ringIn(energyLine, '+420541220100');
  await answer(page);
  await page.getByRole('radiogroup', { name: words['identity.candidates'] }).waitFor();
  await settle(page, measuredMs);
  await picture(page, 'several-matches');
  await solve(page);
  await ringIn(energyLine, '+420777000111');
  await answer(page);
  await page.getByText(words['identity.none.title']).first().waitFor();
  await page.getByRole('textbox', { name: words['search.field.familyName'] }).fill('Capkova');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: words['common.choose'] }).first().waitFor();
  await settle(page, measuredMs);
  await picture(page, 'no-match');
  await solve(page);
  await page.goto(`${zvon.url}/desk`);
  await expect(stateMenu(page)).toContainText(words['state.ready']);
  await settle(page);
  await picture(page, 'idle');
});

test('pictures of the pages in both themes', async ({ page }) => {
  await openCzechDesk(page, zvon);
  const routes = await everyRoute(zvon);
  const pages = { 'customer-360': 'customer', case: 'case', report: 'report', doctor: 'doctor' } as const;
  for (const [name, route] of Object.entries(pages)) {
    await page.goto(zvon.url + routes[route]!);
    await page.getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    await settle(page);
    await picture(page, name);
  }
});

test('pictures of what the installation stands on', async ({ page }) => {
  await drilledLately(zvon);
  await signIn(page, zvon.url, admin);
  await page.request.patch(`${zvon.url}/api/session/settings`, {
    data: { language: 'cs', theme: 'light' },
    headers: { origin: zvon.url },
  });
  await page.goto(`${zvon.url}/admin/system`);
  await page.getByText(words['system.drill.fresh']).waitFor();
  await settle(page);
  await picture(page, 'system');
});

test('pictures of the administration', async ({ page }) => {
  await signIn(page, zvon.url, admin);
  await page.request.patch(`${zvon.url}/api/session/settings`, {
    data: { language: 'cs', theme: 'light' },
    headers: { origin: zvon.url },
  });
  const pages = { queues: 'queue', queue: 'queue/cards', calendar: 'calendar/infoline', number: 'number/420541100000' };
  for (const [name, path] of Object.entries({
    ...pages,
    outcome: 'outcome/solved',
    person: 'person/jana-necasova',
    changes: 'changes',
  })) {
    await page.goto(`${zvon.url}/admin/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    if (name === 'queue') await changeTheQueue(page);
    await picture(page, `admin-${name}`);
  }
});

test('pictures of the floor and of a call that is handed on', async ({ page, browser }) => {
  const agent = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await openCzechDesk(agent, zvon);
  await signIn(page, zvon.url, 'radek.vlcek@severka.example');
  await page.request.patch(`${zvon.url}/api/session/settings`, {
    data: { language: 'cs', theme: 'light' },
    headers: { origin: zvon.url },
  });
  const caller = await ringIn(cardLine, '+420602118340');
  await typeCard(zvon, caller, '9203010077344021#');
  await answer(agent);
  await page.goto(`${zvon.url}/live`);
  await page.getByText('Čapková Alena').waitFor();
  await settle(page);
  await picture(page, 'live');
  await agent.setViewportSize({ width: 1_366, height: 768 });
  await agent.keyboard.press('F9');
  await agent.getByRole('list', { name: words['transfer.targets'] }).waitFor();
  await settle(agent);
  await picture(agent, 'transfer');
  await agent.context().close();
});

/** Typed, not applied: what would change stands beside the form. */
async function changeTheQueue(page: Page): Promise<void> {
  await page.getByLabel(words['admin.field.ringMs']).fill('15');
  await page.getByRole('button', { name: words['admin.relaxations.add'] }).click();
  await page.getByText(words['admin.draftSaved'].split(' {')[0]!).waitFor();
  await settle(page);
}

test('pictures of the call flows', async ({ page }) => {
  await signIn(page, zvon.url, admin);
  await page.request.patch(`${zvon.url}/api/session/settings`, {
    data: { language: 'cs', theme: 'light' },
    headers: { origin: zvon.url },
  });
  await page.goto(`${zvon.url}/admin/flows`);
  await page.getByRole('link', { name: 'Infolinka', exact: true }).waitFor();
  await settle(page);
  await picture(page, 'flows');
  await page.goto(`${zvon.url}/admin/flows/infoline`);
  await page.getByText(words['flow.problems']).first().waitFor();
  await settle(page);
  await picture(page, 'flow');
});
