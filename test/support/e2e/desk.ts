import { expect, type Page } from '@playwright/test';

export const demoPassword = 'zvon-demo-2026';
export const jana = 'jana.necasova@severka.example';
export const petr = 'petr.dolezal@severka.example';
export const admin = 'admin@severka.example';

/** Signs in by the page and waits until the desk is live; the language is set so that the walks can read it. */
export async function signIn(page: Page, url: string, email = jana): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`${url}/desk`);
  await page.request.patch(`${url}/api/session/settings`, {
    data: { language: 'en', theme: 'light' },
    headers: { origin: url },
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Goes ready as the agent would, by the state menu; the phone must be registered first. */
export async function goReady(page: Page): Promise<void> {
  await page.getByTitle('Choose your state').click();
  await page.getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
}

/** Watches for what must never stand in a console: errors, and warnings of our own code. */
export function watchConsole(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  return said;
}
