import { expect, type Page, test } from '@playwright/test';
import { demoPassword, jana, watchConsole } from '../support/e2e/desk.ts';
import { copyProject, type ProjectCopy, type Words } from '../support/e2e/project-copy.ts';
import { startZvon, type ZvonProcess } from '../support/e2e/zvon-process.ts';

/** Whoever brings a language brings a folder: German, of which only these words are translated yet. */
const german = { 'account.signOut': 'Abmelden', 'login.password': 'Kennwort', 'login.submit': 'Anmelden' };

let copy: ProjectCopy;
let zvon: ZvonProcess;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  copy = copyProject();
  copy.writeWords('de', { ...copy.readWords('en'), ...german });
  const built = await copy.build();
  expect(built.code, built.stderr).toBe(0);
  zvon = await startZvon({ telephony: 'simulated', program: copy.program });
});
test.afterAll(async () => {
  await zvon.stop();
  copy.remove();
});

async function signIn(page: Page, words: Words): Promise<void> {
  await page.getByLabel('E-mail').fill(jana);
  await page.getByLabel(words['login.password']!, { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: words['login.submit']!, exact: true }).click();
  await page.waitForURL(`${zvon.url}/desk`);
}

const openAccount = (page: Page) => page.getByRole('button', { name: /Jana Nečasová/ }).click();
const languageOf = (page: Page) => page.locator('html').getAttribute('lang');
const keptLanguage = async () =>
  (await zvon.query<{ language: string }>('select language from user_account where email = $1', [jana]))[0]!.language;

test('[CZB-14] a folder with words is a language to sign in by and to keep with the account', async ({
  page,
  browser,
}) => {
  const said = watchConsole(page);
  await page.goto(`${zvon.url}/login`);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(page.getByRole('button', { name: 'Anmelden', exact: true })).toBeVisible();
  expect(await languageOf(page)).toBe('de');
  await signIn(page, german);
  await openAccount(page);
  const offered = page.getByRole('menuitemradio').and(page.locator(':has([lang])'));
  await expect(offered).toHaveText(['Čeština', 'Deutsch', 'English', 'Polski', 'Русский', 'Українська', '中文']);
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect.poll(keptLanguage).toBe('de');
  expect(said).toEqual([]);
  await openAccount(page);
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  await page.waitForURL(/\/login/);

  const another = await browser.newContext({ locale: 'en-GB' });
  const elsewhere = await another.newPage();
  await elsewhere.goto(`${zvon.url}/login`);
  await signIn(elsewhere, copy.readWords('en'));
  await openAccount(elsewhere);
  await expect(elsewhere.getByRole('menuitem', { name: 'Abmelden' })).toBeVisible();
  expect(await languageOf(elsewhere)).toBe('de');
  await another.close();
});

test('[CZB-14] nothing in the code waits for a language to be named: the types hold with one more', async () => {
  const checked = await copy.checkTypes();
  expect(checked.stdout).toBe('ok     types of the server\nok     types of the web\nok     types of the walks\n');
});

for (const { language, lacks, told } of [
  {
    language: 'de',
    lacks: ({ 'desk.day.title': _, ...rest }: Words): Words => rest,
    told: 'de: desk.day.title is missing',
  },
  {
    language: 'uk',
    lacks: (words: Words): Words => ({
      ...words,
      'announce.timeLeft': words['announce.timeLeft']!.replace(/few \{[^}]*\} /, ''),
    }),
    told: 'uk: announce.timeLeft lacks the plural form few of n',
  },
])
  test(`[CZB-14] nothing is built when a catalogue is not whole: ${told}`, async () => {
    const whole = copy.readWords(language);
    const broken = lacks(whole);
    expect(broken).not.toEqual(whole);
    copy.writeWords(language, broken);
    const built = await copy.build();
    copy.writeWords(language, whole);
    expect(built.code).not.toBe(0);
    expect(built.stderr).toContain(`the words are not whole: ${told}`);
  });

test('[CZB-14] an account whose language was taken away again reads English', async ({ page }) => {
  await zvon.query("update user_account set language = 'de' where email = $1", [jana]);
  copy.writeWords('de', null);
  const built = await copy.build();
  expect(built.code, built.stderr).toBe(0);
  await zvon.kill();
  await zvon.start();
  const said = watchConsole(page);
  await page.goto(`${zvon.url}/login`);
  await signIn(page, copy.readWords('en'));
  await openAccount(page);
  await expect(page.getByRole('menuitemradio', { name: 'English' })).toHaveAttribute('aria-checked', 'true');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  expect(await keptLanguage()).toBe('de');
  expect(said).toEqual([]);
});
