import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';
import words from '../../../src/web/words/cs/words.json' with { type: 'json' };
import { goReady, signIn } from './desk.ts';
import type { ZvonProcess } from './zvon-process.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'screens');

/** The state as it stands, in both themes. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(700, 767);
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((wanted) => (document.documentElement.dataset['mantineColorScheme'] = wanted), theme);
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  }
  await page.evaluate(() => (document.documentElement.dataset['mantineColorScheme'] = 'light'));
}

/** The designers drew the desk in Czech, so an agent who reads Czech is ready in its pictures. */
export async function openCzechDesk(page: Page, zvon: ZvonProcess): Promise<void> {
  await signIn(page, zvon.url);
  await goReady(page);
  await page.request.patch(`${zvon.url}/api/session/settings`, {
    data: { language: 'cs', theme: 'light' },
    headers: { origin: zvon.url },
  });
  await page.reload();
  await expect(stateMenu(page)).toContainText(words['state.ready']);
}

export const stateMenu = (page: Page) => page.getByTitle(words['bar.chooseState']);
export const button = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
export const settle = (page: Page, ms = 800): Promise<void> => page.waitForTimeout(ms);

/** Long enough for the browser to have measured the line. */
export const measuredMs = 7_000;

export async function rings(page: Page): Promise<void> {
  await expect(button(page, words['bar.answer'])).toBeVisible({ timeout: 20_000 });
}

export async function answer(page: Page): Promise<void> {
  await rings(page);
  await page.keyboard.press('F2');
  await expect(button(page, words['bar.end'])).toBeVisible();
}

export async function end(page: Page): Promise<void> {
  await page.keyboard.press('Shift+F2');
  await page.keyboard.press('Shift+F2');
  await page.getByRole('heading', { name: words['wrapup.title'] }).waitFor();
}

export async function solve(page: Page): Promise<void> {
  await end(page);
  await page.keyboard.press('1');
  await expect(page.locator('[aria-pressed=true]').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(stateMenu(page)).toContainText(words['state.ready']);
}
