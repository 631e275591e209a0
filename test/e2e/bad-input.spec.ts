import { chromium, expect } from '@playwright/test';
import { answerButton, energyLine, takeCall, untilLogged } from '../support/e2e/a-call.ts';
import { browserHears } from '../support/e2e/browser-ear.ts';
import { ringIn } from '../support/e2e/caller.ts';
import { demoPassword, goReady, jana, signIn } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';

test.use({ telephony: 'asterisk' });

test('a refused microphone is told in words, with the way to the check page', async ({ zvon }) => {
  const refusing = await chromium.launch({
    executablePath: process.env['ZVON_CHROMIUM'],
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--deny-permission-prompts'],
  });
  try {
    const page = await (await refusing.newContext({ locale: 'en-GB', permissions: [] })).newPage();
    await signIn(page, zvon.url);
    await goReady(page);
    await ringIn(energyLine, '+420602118340');
    await expect(answerButton(page)).toBeVisible({ timeout: 20_000 });
    await page.keyboard.press('F2');
    await expect(page.getByText(/The browser does not let Zvon use the microphone/)).toBeVisible();
    await page.getByRole('button', { name: 'Find out what is wrong' }).click();
    await page.waitForURL(`${zvon.url}/desk/doctor`);
    await expect(page.getByRole('heading', { name: 'Check headset and network' })).toBeVisible();
  } finally {
    await refusing.close();
  }
});

test('[PL-22] an expired sign-in is renewed in place and the note is kept', async ({ page, zvon }) => {
  await signIn(page, zvon.url);
  await goReady(page);
  await takeCall(page, '+420602118340');
  const note = page.getByLabel('Call note');
  await note.fill('Before it expired.');
  await expect(page.getByText(/^saved /)).toBeVisible();
  await zvon.query("update session set expires_at = now() - interval '1 minute'");
  await note.fill('Before it expired, and after.');
  const dialog = page.getByRole('dialog', { name: 'Your sign-in has expired' });
  await expect(dialog).toBeVisible({ timeout: 70_000 });
  await dialog.getByLabel('Password').fill(demoPassword);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
  await expect(note).toHaveValue('Before it expired, and after.');
  await expect(page.getByText(/^saved /)).toBeVisible();
  await expect
    .poll(() => zvon.query(`select value from draft where field = 'note' and value like 'Before it%'`))
    .toEqual([{ value: 'Before it expired, and after.' }]);
});

test('[PL-22] a sign-in that is renewed in place gives the phone its new password, and it rings', async ({
  page,
  zvon,
}) => {
  let registered = 0;
  page.on('websocket', (socket) => {
    if (!socket.url().endsWith('/phone')) return;
    socket.on('framereceived', ({ payload }) => {
      const said = String(payload);
      if (said.startsWith('SIP/2.0 200 ') && /^CSeq: \d+ REGISTER/im.test(said)) registered += 1;
    });
  });
  const password = async (): Promise<string> => {
    const [account] = await zvon.query<{ phone_password: string }>(
      'select phone_password from user_account where email = $1',
      [jana],
    );
    return account!.phone_password;
  };
  await signIn(page, zvon.url);
  await goReady(page);
  await zvon.query("update session set expires_at = now() - interval '1 minute'");
  const [before, registeredBefore] = [await password(), registered];
  await page.getByTitle('Choose your state').click();
  await page.getByRole('menuitemradio', { name: 'Break', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Your sign-in has expired' });
  await dialog.getByLabel('Password').fill(demoPassword);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
  expect(await password()).not.toBe(before);
  await expect.poll(() => registered).toBeGreaterThan(registeredBefore);
  await goReady(page);
  await takeCall(page, '+420602118340');
  expect((await browserHears(page)).callerDb).toBeGreaterThan(-40);
});

test('a database that drops its connections leaves the call on, and then everything works again', async ({
  page,
  zvon,
}) => {
  await signIn(page, zvon.url);
  await goReady(page);
  await takeCall(page, '+420602118340');
  for (let time = 0; time < 3; time += 1) {
    await zvon.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await page.waitForTimeout(300);
  }
  expect((await browserHears(page)).callerDb).toBeGreaterThan(-40);
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /^Resume/ })).toBeVisible({ timeout: 15_000 });
  await page.getByLabel('Call note').fill('Still here.');
  await expect(page.getByText(/^saved /)).toBeVisible({ timeout: 15_000 });
  await untilLogged(zvon, 'call.held');
});
