import { expect } from '@playwright/test';
import { answerButton, endButton } from '../support/e2e/a-call.ts';
import { goReady, signIn, watchConsole } from '../support/e2e/desk.ts';
import { strangersAmong, watchRequests } from '../support/e2e/requests.ts';
import { test } from '../support/e2e/walk.ts';

test('[PL-13][PL-23][UA-16] the first call on the simulated telephone, by the public API alone and in one tab', async ({
  page,
  context,
  zvon,
}) => {
  const said = watchConsole(page);
  const asked = watchRequests(page, zvon.url);
  await signIn(page, zvon.url);
  await goReady(page);
  await page.request.post(`${zvon.url}/api/demo/callers`, {
    data: { scenario: 'card-number' },
    headers: { origin: zvon.url },
  });
  await expect(answerButton(page)).toBeVisible({ timeout: 30_000 });
  await answerButton(page).click();
  await expect(endButton(page)).toBeVisible();
  await expect(page.getByRole('heading', { name: /Charging card/ })).toBeVisible();
  await page.getByRole('button', { name: /^Refresh balance/ }).click();
  await expect(page.getByText(/^Case \d+ opened$/)).toBeVisible();
  await page.getByRole('button', { name: /^Hold/ }).click();
  await page.getByRole('button', { name: /^Resume/ }).click();
  await page.getByLabel('Call note').fill('Balance told.');
  await endButton(page).click();
  await page.getByRole('button', { name: /Solved/ }).click();
  await page.getByRole('button', { name: /^Done → Ready/ }).click();
  await expect(page.getByTitle('Choose your state')).toContainText('Ready');
  const [call] = await zvon.query<{ ending: string; cases: string }>(
    `select i.ending, (select count(*) from case_interaction c where c.interaction_id = i.id and c.role = 'opened_by') as cases
     from interaction i order by i.arrived_at desc limit 1`,
  );
  expect(call).toEqual({ ending: 'handled', cases: '1' });
  await page.getByRole('link', { name: 'Reports' }).click();
  await expect(page.getByRole('row', { name: /Card balance: 1 / })).toBeVisible();
  expect(context.pages()).toHaveLength(1);
  expect(said).toEqual([]);
  expect(await strangersAmong(asked, page, zvon.url)).toEqual([]);
  expect([...asked]).toEqual(expect.arrayContaining(['PAGE /desk', 'WS /push', 'GET /api/session']));
  const planted = [
    'GET /api/private',
    'POST /api/desk',
    'GET /private.js',
    'PAGE /api/x',
    'WS /other',
    'https://a.example/',
  ];
  expect(await strangersAmong(new Set(planted), page, zvon.url), 'a private way would be found').toEqual(planted);
});
