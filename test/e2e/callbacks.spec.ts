import { expect } from '@playwright/test';
import { expectAccessible } from '../support/e2e/axe.ts';
import { signIn, watchConsole } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';

test('a callback of nobody waits with everybody who serves its queue, and leaves every desk when one has called', async ({
  page,
  browser,
  zvon,
}) => {
  await zvon.query(
    `insert into callback (tenant_id, id, number, due_at, queue_id, origin, created_at)
     select tenant_id, gen_random_uuid(), '+420602118341', now(), id, 'lost-pbx', now() from queue where key = 'energy'`,
  );
  const said = watchConsole(page);
  const other = await browser.newPage();
  await signIn(page, zvon.url);
  await signIn(other, zvon.url, 'petr.dolezal@severka.example');
  const [mine, theirs] = [page, other].map((desk) => desk.getByRole('button', { name: /^Callback .*602 118 341/ }));
  await expect(mine!).toBeVisible();
  await expect(theirs!).toBeVisible();
  await page.getByRole('button', { name: /^Close the callback: .*602 118 341/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Mark as done' })).toBeVisible();
  await expectAccessible(page, 'a callback with its menu');
  await page.getByRole('menuitem', { name: 'Mark as done' }).click();
  await expect(mine!).toBeHidden();
  await expect(theirs!).toBeHidden();
  await expect(page.getByText('The callback is done')).toBeVisible();
  expect(said).toEqual([]);
});
