import { expect, type Page } from '@playwright/test';
import { endByKey, takeDemoCall } from '../support/e2e/a-call.ts';
import { test } from '../support/e2e/walk.ts';

test.use({ agent: 'ready' });

const toast = (page: Page) => page.getByRole('status').filter({ hasText: /^Case \d+ opened/ });

/** What can be pressed or typed into and lies under what is said, anywhere. */
const coveredBy = (page: Page): Promise<string[]> =>
  toast(page).evaluate((element) => {
    const box = element.getBoundingClientRect();
    const covered = new Set<Element>();
    for (let x = box.left + 1; x < box.right; x += 8)
      for (let y = box.top + 1; y < box.bottom; y += 8)
        for (const under of document.elementsFromPoint(x, y))
          if (!element.contains(under) && under.matches('button, a, input, textarea, [role="tab"]')) covered.add(under);
    return [...covered].map((control) => control.outerHTML);
  });

for (const width of [1_024, 1_100, 1_279, 1_366])
  test(`what is said covers no control at ${width}, and the note that is being typed stands still`, async ({
    page,
    zvon,
  }) => {
    await page.setViewportSize({ width, height: 768 });
    await takeDemoCall(page, zvon, 'card-number');
    const note = page.getByLabel('Call note');
    await note.fill('Asks for the balance');
    const before = await note.boundingBox();
    await page.getByRole('button', { name: /^Refresh balance/ }).click();
    await expect(toast(page)).toBeVisible();
    expect(await coveredBy(page)).toEqual([]);
    expect(await note.boundingBox()).toEqual(before);

    await endByKey(page);
    await expect(page.getByRole('heading', { name: 'Wrap-up' })).toBeVisible();
    await expect(toast(page)).toBeVisible();
    expect(await coveredBy(page)).toEqual([]);
  });
