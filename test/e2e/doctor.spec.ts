import { expect, type Locator } from '@playwright/test';
import { signIn } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';

declare global {
  interface Window {
    opened: MediaStreamTrack[];
    letMicrophone: () => void;
  }
}

test('the check closes the microphone when it is over, and when its page is left while the browser asks', async ({
  page,
  zvon,
}) => {
  await page.addInitScript(() => {
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const asked = new Promise<void>((resolve) => (window.letMicrophone = resolve));
    window.opened = [];
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      await asked;
      const stream = await real(constraints);
      window.opened.push(...stream.getTracks());
      return stream;
    };
  });
  const opened = () => page.evaluate(() => window.opened.map((track) => track.readyState));
  await page.goto(`${zvon.url}/doctor`);
  await page.getByRole('button', { name: 'Start the check' }).click();
  await page.evaluate(() => window.letMicrophone());
  await expect(page.getByText('The microphone hears you.')).toBeVisible();
  expect(await opened()).toEqual(['live']);
  await expect.poll(opened, { timeout: 20_000 }).toEqual(['ended']);
  await expect(page.getByText('The microphone hears you.')).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Start the check' }).click();
  await page.getByRole('link', { name: 'Back to the desk' }).click();
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await page.evaluate(() => window.letMicrophone());
  await expect.poll(opened).toEqual(['ended']);
});

test('what has nothing to say stands in the middle of its row, and over its words when it has', async ({
  page,
  zvon,
}) => {
  await page.goto(`${zvon.url}/doctor`);
  const row = page.getByRole('listitem').filter({ hasText: 'Microphone' });
  const middleOf = async (of: Locator): Promise<number> => {
    const { y, height } = (await of.boundingBox())!;
    return Math.round(y + height / 2);
  };
  const name = row.getByRole('heading');
  expect(await middleOf(name)).toBe(await middleOf(row));
  await page.getByRole('button', { name: 'Start the check' }).click();
  await expect(row.getByRole('paragraph')).toBeVisible();
  expect(await middleOf(name)).toBeLessThan(await middleOf(row));
});

test('a result that the browser does not let copy is shown, to be copied by hand', async ({ page, zvon }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await page.goto(`${zvon.url}/doctor`);
  await page.getByRole('button', { name: 'Copy the result' }).click();
  await expect(page.getByText('The browser did not allow copying.')).toBeVisible();
  await expect(page.getByText(/Network: works/)).toBeVisible();
});

test('notifications are asked for in the check', async ({ page, zvon }) => {
  await page.addInitScript(() => {
    const asked = { permission: 'default', requestPermission: () => Promise.resolve('granted') };
    Object.defineProperty(window, 'Notification', { value: asked });
  });
  await page.goto(`${zvon.url}/doctor`);
  await page.getByRole('button', { name: 'Allow notifications' }).click();
  await expect(page.getByText('A ringing call is shown even when the page is in the background.')).toBeVisible();
});

test('a desk that was loaded anew says that it may not sound until somebody clicks', async ({ page, zvon }) => {
  const silent = page.getByText('The browser blocks sound. Click anywhere on the page.');
  // The walk's own questions count as a hand in the page, so it is said here what a real browser says.
  await page.addInitScript(() => {
    const said = { hasBeenActive: false };
    for (const event of ['mousedown', 'keydown']) addEventListener(event, () => (said.hasBeenActive = true), true);
    Object.defineProperty(navigator, 'userActivation', { value: said });
  });
  // Its last step loads the page anew.
  await signIn(page, zvon.url);
  await expect(silent).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(silent).toBeHidden();
});
