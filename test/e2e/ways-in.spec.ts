import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { generateSync } from 'otplib';
import { expectAccessible } from '../support/e2e/axe.ts';
import { admin, demoPassword, signIn, watchConsole } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';
import { startZvon, type ZvonProcess } from '../support/e2e/zvon-process.ts';

const email = 'vera.nova@severka.example';
const first = 'four quiet evening trains';
const second = 'seven slow morning ferries';

/** An administrator makes a person and a link for her; gives the link's path. */
async function invite(request: APIRequestContext, zvon: ZvonProcess): Promise<string> {
  const send = async (method: 'post' | 'put', path: string, data: object): Promise<Record<string, unknown>> => {
    const answer = await request[method](`${zvon.url}/api${path}`, { data, headers: { origin: zvon.url } });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as Record<string, unknown>;
  };
  await send('put', '/config/person/vera-nova', {
    settings: {
      ...{ name: 'Nová Věra', email, role: 'supervisor', language: 'en', team: null, principals: null },
      ...{ skills: [], voiceCapacity: 0 },
    },
    revision: null,
  });
  const [person] = await zvon.query<{ id: string }>(`select id from user_account where email = '${email}'`);
  const { path } = await send('post', `/people/${person!.id}/access-link`, { kind: 'invitation' });
  return path as string;
}

async function typeCredentials(page: Page, url: string, password: string): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const codeField = (page: Page) => page.getByLabel('Code from your authenticator');

test('an invited supervisor sets a password and a second factor, signs in with both, and puts other logins out', async ({
  page,
  browser,
  zvon,
}) => {
  // One story, looked at for accessibility seven times in both themes.
  test.setTimeout(240_000);
  const consoleSaid = watchConsole(page);
  await signIn(page, zvon.url, admin);
  const link = await invite(page.request, zvon);
  await page.context().clearCookies();

  await page.goto(zvon.url + link);
  await expect(page.getByRole('heading', { name: /^Welcome to / })).toBeVisible();
  await expect(page.getByText(`you sign in as ${email}`)).toBeVisible();
  await expectAccessible(page, 'welcome');
  await page.getByLabel('New password').fill('short');
  await page.getByRole('button', { name: 'Set the password and sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('use 12 characters or more');
  await page.getByLabel('New password').fill(first);
  await page.getByRole('button', { name: 'Set the password and sign in' }).click();
  await page.waitForURL(`${zvon.url}/desk`);

  await page.getByRole('button', { name: 'Account of Nová Věra' }).click();
  await page.getByRole('menuitem', { name: 'Password and sign-ins' }).click();
  await expect(page.getByRole('heading', { name: 'Password and sign-ins' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Where you are signed in' })).toContainText('This one');
  await expectAccessible(page, 'security');
  await page.getByRole('button', { name: 'Set it up' }).click();
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  await expectAccessible(page, 'the key of a second factor');
  const secret = ((await page.locator('main code').first().textContent()) ?? '').replaceAll(' ', '');
  const codeOf = (stepsAway: number): string =>
    generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + 30 * stepsAway });
  await codeField(page).fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('This code is wrong or was used already')).toBeVisible();
  await codeField(page).fill(codeOf(-1));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await expectAccessible(page, 'recovery codes');
  const [recoveryCode] = await page
    .getByRole('list', { name: 'Recovery codes' })
    .getByRole('listitem')
    .allTextContents();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible();

  await page.getByRole('button', { name: 'Account of Nová Věra' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(`${zvon.url}/login`);
  await typeCredentials(page, zvon.url, first);
  await expect(codeField(page)).toBeVisible();
  await expectAccessible(page, 'the second step of signing in');
  await codeField(page).fill(codeOf(0));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`${zvon.url}/desk`);

  const elsewhere = await browser.newPage();
  await typeCredentials(elsewhere, zvon.url, first);
  await codeField(elsewhere).fill(recoveryCode!);
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await elsewhere.waitForURL(`${zvon.url}/desk`);
  await expect(elsewhere.getByRole('heading', { level: 1 })).toBeVisible();

  await page.goto(`${zvon.url}/me/security`);
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toBeVisible();
  await page.getByLabel('Present password').fill(first);
  await page.getByLabel('New password').fill(second);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('The password is changed')).toBeVisible();
  await expect(elsewhere.getByText('Your sign-in has expired')).toBeVisible({ timeout: 6_000 });
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toBeHidden();

  await elsewhere.getByLabel('Password', { exact: true }).fill(second);
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await codeField(elsewhere).fill(codeOf(1));
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(elsewhere.getByText('Your sign-in has expired')).toBeHidden();
  await elsewhere.close();
  // What the server refuses is told by the browser in its own words.
  expect(consoleSaid.filter((line) => !/status of (401|422)/.test(line))).toEqual([]);
});

test('a link that is over says so, and where a tenant demands a second factor there is no way past it', async ({
  page,
  zvon,
}) => {
  await page.goto(`${zvon.url}/welcome#made-up`);
  await expect(page.getByRole('alert')).toContainText('its time is over');
  await expectAccessible(page, 'a link that is over');
  await signIn(page, zvon.url, admin);
  const link = await invite(page.request, zvon);
  await page.context().clearCookies();
  await zvon.query("update tenant set second_factor = 'demanded'");
  await page.goto(zvon.url + link);
  await page.getByLabel('New password').fill(first);
  await page.getByRole('button', { name: 'Set the password and sign in' }).click();
  await page.waitForURL(`${zvon.url}/second-factor`);
  await expect(page.getByText('Until then nothing else opens.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Later' })).toBeHidden();
  await expectAccessible(page, 'a second factor is demanded');
  await page.goto(`${zvon.url}/history`);
  await page.waitForURL(/\/second-factor\?to=/);
  await page.getByRole('button', { name: 'Set it up' }).click();
  const secret = ((await page.locator('main code').first().textContent()) ?? '').replaceAll(' ', '');
  await codeField(page).fill(generateSync({ secret }));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.waitForURL(`${zvon.url}/history`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('where it is no demo, whoever administers is asked for a second factor after signing in, and may do it later', async ({
  page,
}) => {
  const zvon = await startZvon({ telephony: 'simulated', settings: { ZVON_DEMO: 'no' } });
  try {
    await page.goto(`${zvon.url}/login?to=/history`);
    await page.getByLabel('E-mail').fill(admin);
    await page.getByLabel('Password', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(/\/second-factor\?to=/);
    await expect(page.getByRole('button', { name: 'Set it up' })).toBeVisible();
    await expectAccessible(page, 'a second factor is asked for');
    await page.getByRole('button', { name: 'Later' }).click();
    await page.waitForURL(`${zvon.url}/history`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  } finally {
    await zvon.stop();
  }
});
