import { type Browser, expect, type Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/axe.ts';
import { admin, signIn, watchConsole } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';
import type { ZvonProcess } from '../support/e2e/zvon-process.ts';

const row = (page: Page, name: string | RegExp) => page.getByRole('treeitem', { name });
const publish = (page: Page) => page.getByRole('button', { name: 'Publish…' });
const problems = (page: Page) => page.getByRole('region', { name: 'Problems' });
const saved = (page: Page) => page.locator('main').getByText(/^saved /);
const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

/** From the top of the browser's own list down to what is wanted. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const list = page.getByLabel(label, { exact: true });
  await list.focus();
  await page.keyboard.press('Home');
  const isChosen = (): Promise<boolean> =>
    list.evaluate((node, wanted) => (node as HTMLSelectElement).selectedOptions[0]?.text === wanted, option);
  for (let step = 0; step < 30 && !(await isChosen()); step += 1) await page.keyboard.press('ArrowDown');
  expect(await isChosen(), `${label}: ${option}`).toBe(true);
}

async function openOutline(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Outline' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tree')).toBeVisible();
}

/** A flow of one's own, as the list begins it: something is said, then the caller waits. */
async function beginFlow(page: Page, { url }: ZvonProcess, name: string): Promise<void> {
  await signIn(page, url, admin);
  await page.goto(`${url}/admin/flows`);
  await page.getByRole('button', { name: 'New flow' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await openOutline(page);
}

/** The greeting and the queue are chosen, so nothing stands in the way of publishing. */
async function chooseAll(page: Page): Promise<void> {
  await row(page, /Say, play/).focus();
  await choose(page, 'Prompt', 'greeting');
  await row(page, /Queue/).focus();
  await choose(page, 'Queue', 'Infoline › Cards');
  await expect(said(page, 'None: it can be published.')).toBeVisible();
}

async function publishWith(page: Page, note: string): Promise<void> {
  await expect(publish(page)).toBeEnabled();
  await publish(page).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Note').fill(note);
  await page.getByRole('button', { name: 'Let it answer calls' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

const versionsOf = (zvon: ZvonProcess, key: string) =>
  zvon.query<{ version: number; note: string | null }>(
    `select v.version, v.note from flow_version v join flow f on f.id = v.flow_id and f.tenant_id = v.tenant_id
     where f.key = $1 order by v.version`,
    [key],
  );

test('an administrator draws a menu by the keyboard alone, mends what is wrong, publishes, compares and rolls back', async ({
  page,
  zvon,
}) => {
  const errors = watchConsole(page);
  await beginFlow(page, zvon, 'Night line');
  await row(page, /Say, play/).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Greeting');
  await page.keyboard.press('Enter');
  await choose(page, 'Prompt', 'greeting');

  await row(page, /^Greeting/).focus();
  await page.keyboard.press('+');
  await page.getByRole('dialog').getByRole('button', { name: 'Menu' }).focus();
  await page.keyboard.press('Enter');
  await expect(row(page, /Menu/)).toBeFocused();
  await choose(page, 'Prompt', 'choose-language');
  await expect(row(page, /^key 1.*Queue/)).toBeVisible();
  await page.keyboard.press('Tab');
  await row(page, /^key 1.*Queue/).focus();
  await choose(page, 'Queue', 'Infoline › Cards');

  await expect(problems(page)).toContainText('Exit “nothing typed” leads nowhere: callers would be cut off');
  await expect(page.getByRole('button', { name: '1 error to fix' })).toBeVisible();
  await expect(publish(page)).toBeDisabled();
  await problems(page).getByRole('button', { name: /Menu/ }).focus();
  await page.keyboard.press('Enter');
  await choose(page, 'nothing typed', 'Queue');
  await expect(said(page, 'None: it can be published.')).toBeVisible();
  await publishWith(page, 'The night has a menu');
  await expect(page.getByText(/version 1 answers calls since/)).toBeVisible();

  await row(page, /Menu/).focus();
  await choose(page, 'Prompt of the next try', 'greeting');
  await expect(page.getByText('draft 2')).toBeVisible();
  await page.getByRole('button', { name: 'Compare with 1' }).click();
  const differences = page.getByRole('dialog').getByRole('list', { name: 'Differences' });
  await expect(differences).toContainText('Menu');
  await expect(differences).toContainText('Prompt of the next try');
  await expect(differences).toContainText('greeting');
  await page.keyboard.press('Escape');
  await publishWith(page, 'It greets again');
  await expect(page.getByText(/version 2 answers calls since/)).toBeVisible();

  await page.getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'Let this version answer calls 1' }).click();
  await expect(page.getByText(/version 3 answers calls since/)).toBeVisible();
  await row(page, /Menu/).focus();
  await expect(page.getByLabel('Prompt of the next try')).toHaveValue('');
  const versions = await versionsOf(zvon, 'night-line');
  expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
  expect(versions.slice(0, 2).map(({ note }) => note)).toEqual(['The night has a menu', 'It greets again']);
  expect(errors).toEqual([]);
});

test('what is deleted comes back by undo and goes by redo, and what was drawn is there after a reload', async ({
  page,
  zvon,
}) => {
  await beginFlow(page, zvon, 'Undone line');
  await chooseAll(page);
  await row(page, /Queue/).focus();
  await page.keyboard.press('Delete');
  await expect(problems(page)).toContainText('leads to “Queue”, which is not there');
  await expect(row(page, /Queue, which is not there/)).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(said(page, 'None: it can be published.')).toBeVisible();
  await page.keyboard.press('Control+Shift+Z');
  await expect(problems(page)).toContainText('leads to “Queue”, which is not there');
  await page.keyboard.press('Control+Z');
  await row(page, /Say, play/).focus();
  await page.getByLabel('Comment for the authors').fill('Ask Alena before you change it');
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Comment for the authors')).toHaveValue('Ask Alena before you change it');
  await expect(said(page, 'None: it can be published.')).toBeVisible();
});

/** The same flow before another author's eyes. */
async function secondAuthor(browser: Browser, zvon: ZvonProcess, address: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signIn(page, zvon.url, admin);
  await page.goto(address);
  await openOutline(page);
  return page;
}

async function comment(page: Page, text: string): Promise<void> {
  await row(page, /Say, play/).focus();
  await page.getByLabel('Comment for the authors').fill(text);
}

test('two authors of one draft write nothing over each other unawares, and lose nothing', async ({
  page,
  zvon,
  browser,
}) => {
  await beginFlow(page, zvon, 'Shared line');
  await chooseAll(page);
  await expect(saved(page)).toBeVisible();
  const other = await secondAuthor(browser, zvon, page.url());
  await comment(page, 'From the first');
  await expect(saved(page)).toBeVisible();
  await comment(other, 'From the second');
  const strip = other.getByRole('alert');
  await expect(strip).toContainText('saved this draft meanwhile');
  await strip.getByRole('button', { name: 'Load theirs' }).click();
  await expect(other.getByLabel('Comment for the authors')).toHaveValue('From the first');
  await row(other, /Say, play/).focus();
  await other.keyboard.press('Control+Z');
  await expect(other.getByLabel('Comment for the authors')).toHaveValue('From the second');
  await expect(strip).toBeHidden();
  await expect(saved(other)).toBeVisible();

  await comment(page, 'From the first again');
  await expect(page.getByRole('alert')).toContainText('saved this draft meanwhile');
  await page.getByRole('button', { name: 'Keep mine over theirs' }).click();
  await page.getByRole('button', { name: 'Press again: theirs is replaced' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(saved(page)).toBeVisible();
  await other.reload();
  await expect(other.getByLabel('Comment for the authors')).toHaveValue('From the first again');
  await other.context().close();
});

test('the list, the canvas and the outline pass the checks of WCAG 2.2 AA, and the canvas is walked by arrows', async ({
  page,
  zvon,
}) => {
  await beginFlow(page, zvon, 'Plain line');
  await expectAccessible(page, 'outline');
  await page.getByRole('button', { name: 'Canvas' }).click();
  const node = (name: RegExp) => page.getByRole('group', { name });
  await node(/^Say, play, .*1 exit, 1 problem/).focus();
  await page.keyboard.press('ArrowRight');
  await expect(node(/^Queue/)).toBeFocused();
  await page.keyboard.press('Control+ArrowDown');
  await expect(page.getByRole('button', { name: 'Arrange all steps anew' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('+');
  await expect(page.getByRole('dialog', { name: 'Add a step after Say, play' })).toBeVisible();
  await expectAccessible(page, 'adding a step');
  await page.getByRole('dialog').getByRole('button', { name: 'Condition' }).click();
  await expect(node(/^Condition/)).toBeFocused();
  await expectAccessible(page, 'canvas');
  await page.goto(`${zvon.url}/admin/flows`);
  await expect(page.getByRole('link', { name: 'Plain line' })).toBeVisible();
  await expectAccessible(page, 'list');
});

test('an agent is told that the flows are not for them', async ({ page, zvon }) => {
  await signIn(page, zvon.url);
  await page.goto(`${zvon.url}/admin/flows`);
  await expect(page.getByText('Your role does not allow this.')).toBeVisible();
});
