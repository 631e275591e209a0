import { expect, type Page, test } from '@playwright/test';
import words from '../../../src/web/words/cs/words.json' with { type: 'json' };
import { energyLine, untilLogged } from '../../support/e2e/a-call.ts';
import { endCallers, ringIn } from '../../support/e2e/caller.ts';
import {
  answer,
  button,
  measuredMs,
  openCzechDesk,
  picture,
  rings,
  settle,
  solve,
  stateMenu,
} from '../../support/e2e/pictures.ts';
import { startZvon, type ZvonProcess } from '../../support/e2e/zvon-process.ts';

let zvon: ZvonProcess;
test.use({ deviceScaleFactor: 1 });
test.beforeAll(async () => {
  zvon = await startZvon({ telephony: 'asterisk' });
});
test.afterEach(endCallers);
test.afterAll(() => zvon.stop());

async function choose(page: Page, word: string): Promise<void> {
  await stateMenu(page).click();
  await page.getByRole('menuitemradio', { name: word, exact: true }).click();
  await expect(stateMenu(page)).toContainText(word);
}

test('pictures of a call on hold, of one that is muted, and of its contact afterwards', async ({ page }) => {
  await openCzechDesk(page, zvon);
  await ringIn(energyLine, '+420602118340');
  await answer(page);
  await page.getByRole('textbox', { name: words['call.note'] }).fill('Převod už je na účtu vidět.');
  await settle(page, measuredMs);
  await page.keyboard.press('Tab');
  await page.keyboard.press('F8');
  await button(page, words['bar.resume']).waitFor();
  await settle(page, 2_500);
  await picture(page, 'on-hold');
  await page.keyboard.press('F8');
  await button(page, words['bar.hold']).waitFor();
  await page.keyboard.press('F4');
  await button(page, words['bar.unmute']).waitFor();
  await settle(page);
  await picture(page, 'muted');
  await solve(page);
  await untilLogged(zvon, 'recording.stored');
  const [contact] = await zvon.query<{ id: string }>('select id from interaction order by arrived_at desc limit 1');
  await page.goto(`${zvon.url}/desk/i/${contact!.id}`);
  await page.getByLabel(words['recording.play']).waitFor();
  await settle(page);
  await picture(page, 'past-contact');
});

test('pictures of a caller who stays anonymous and of one who is a third party', async ({ page }) => {
  await openCzechDesk(page, zvon);
  await ringIn(energyLine, '+420777000111');
  await answer(page);
  await page.getByText(words['identity.none.title']).first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(words['identity.anonymous.title'], { exact: true }).first().waitFor();
  await settle(page, measuredMs);
  await picture(page, 'anonymous');
  await solve(page);
  await ringIn(energyLine, '+420541220100');
  await answer(page);
  await button(page, words['identity.thirdParty']).click();
  await page.getByText(words['identity.thirdParty.title']).first().waitFor();
  await settle(page, measuredMs);
  await picture(page, 'third-party');
  await solve(page);
});

test('pictures of a pause and of what a missed call leaves', async ({ page }) => {
  await openCzechDesk(page, zvon);
  await choose(page, words['reason.break']);
  await settle(page);
  await picture(page, 'not-ready');
  await choose(page, words['state.ready']);
  await ringIn(energyLine, '+420602118340');
  await rings(page);
  await expect(stateMenu(page)).toContainText(words['reason.missed'], { timeout: 60_000 });
  await settle(page);
  await picture(page, 'missed');
});

test('pictures of a sign-in that has run out and is renewed in place', async ({ page }) => {
  await openCzechDesk(page, zvon);
  await ringIn(energyLine, '+420602118340');
  await answer(page);
  await settle(page, measuredMs);
  await zvon.query("update session set expires_at = now() - interval '1 minute'");
  const note = page.getByRole('textbox', { name: words['call.note'] });
  await note.fill('Chce navýšit denní limit.');
  await page.getByRole('dialog', { name: words['login.again.title'] }).waitFor({ timeout: 70_000 });
  await settle(page);
  await picture(page, 'sign-in-again');
});
