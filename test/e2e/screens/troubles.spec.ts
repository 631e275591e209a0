import { type Page, test } from '@playwright/test';
import words from '../../../src/web/words/cs/words.json' with { type: 'json' };
import { energyLine } from '../../support/e2e/a-call.ts';
import { endCallers, ringIn } from '../../support/e2e/caller.ts';
import { type OwnAsterisk, startOwnAsterisk } from '../../support/e2e/own-asterisk.ts';
import { answer, measuredMs, openCzechDesk, picture, settle } from '../../support/e2e/pictures.ts';
import { startZvon, type ZvonProcess } from '../../support/e2e/zvon-process.ts';

let zvon: ZvonProcess;
let asterisk: OwnAsterisk;
test.use({ deviceScaleFactor: 1 });
test.beforeEach(async () => {
  asterisk = await startOwnAsterisk();
  zvon = await startZvon({ telephony: 'asterisk', settings: asterisk.settings });
});
test.afterEach(async () => {
  await endCallers();
  await zvon.stop();
  await asterisk.stop();
});

/** Until the banner stands, with the rest of the page as it is then. */
async function pictureWith(page: Page, banner: string, name: string): Promise<void> {
  await page.getByText(banner).waitFor({ timeout: 30_000 });
  await settle(page, 1_500);
  await picture(page, name);
}

async function takeCall(page: Page): Promise<void> {
  await openCzechDesk(page, zvon);
  await ringIn(energyLine, '+420602118340', asterisk.sipPort);
  await answer(page);
  await settle(page, measuredMs);
}

test('pictures of a call while the server, then the telephone system is gone', async ({ page }) => {
  await takeCall(page);
  await zvon.kill();
  await pictureWith(page, words['banner.offline'].split(' {')[0]!, 'offline');
  await zvon.start();
  await page.getByText(words['banner.offline'].split(' {')[0]!).waitFor({ state: 'hidden', timeout: 30_000 });
  asterisk.kill();
  await pictureWith(page, words['banner.telephonyAway'], 'telephony-away');
});

test('pictures of a call while the database is gone', async ({ page }) => {
  await takeCall(page);
  await page.route('**/api/health', async (route) => {
    const health = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...health, status: 'degraded', database: 'away' } });
  });
  await pictureWith(page, words['banner.databaseAway'], 'database-away');
});

test('pictures of a call whose sound is being brought back, and of a phone in another tab', async ({
  page,
  context,
}) => {
  await takeCall(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await pictureWith(second, words['banner.phoneElsewhere'], 'phone-elsewhere');
  await second.close();
  await page.routeWebSocket('**/phone', (socket) => socket.close());
  await page.reload();
  await pictureWith(page, words['bar.reconnecting'], 'reconnecting');
});

test('pictures of a microphone that the browser refuses', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await openCzechDesk(page, zvon);
  await ringIn(energyLine, '+420602118340', asterisk.sipPort);
  await page.getByRole('button', { name: new RegExp(`^${words['bar.answer']}`) }).click();
  await pictureWith(page, words['phone.refused-microphone'], 'microphone-refused');
});
