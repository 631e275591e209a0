import { expect } from '@playwright/test';
import { answerByKey } from '../support/e2e/a-call.ts';
import { expectAccessible } from '../support/e2e/axe.ts';
import { goReady, signIn, watchConsole } from '../support/e2e/desk.ts';
import { test } from '../support/e2e/walk.ts';

const radek = 'radek.vlcek@severka.example';

test('a supervisor sees the floor live and sets a state; the agent reads by whom and why', async ({
  page,
  browser,
  zvon,
}) => {
  const errors = watchConsole(page);
  const agent = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await signIn(agent, zvon.url);
  await goReady(agent);
  await signIn(page, zvon.url, radek);
  await page.getByRole('link', { name: 'Floor', exact: true }).click();
  const row = page.getByRole('row', { name: /Jana Nečasová/ });
  await expect(row).toContainText('Ready');
  await agent.request.post(`${zvon.url}/api/demo/callers`, {
    data: { scenario: 'card-number' },
    headers: { origin: zvon.url },
  });
  await answerByKey(agent);
  await expect(row).toContainText('In a contact');
  await expect(row).toContainText('Infoline › Cards');
  await expectAccessible(page, 'floor');

  await row.getByRole('button', { name: 'Jana Nečasová: set state' }).click();
  await page.getByRole('menuitem', { name: 'Meeting' }).click();
  await page.getByRole('dialog').getByLabel('Why').fill('Team meeting at ten');
  await page.getByRole('dialog').getByRole('button', { name: 'Set', exact: true }).click();
  await expect(page.getByText('Jana Nečasová is told.')).toBeVisible();
  await expect(agent.getByText('Radek Vlček set your state: Meeting.')).toBeVisible();
  await expect(agent.getByText('Team meeting at ten')).toBeVisible();
  await agent.keyboard.press('Shift+F2');
  await agent.keyboard.press('Shift+F2');
  await agent.getByRole('button', { name: /Solved/ }).click();
  await agent.keyboard.press('Control+Enter');
  await expect(row).toContainText('Meeting');
  await agent.context().close();
  expect(errors).toEqual([]);
});

test('an agent is told that the floor is not for them, and is not led to it', async ({ page, zvon }) => {
  await signIn(page, zvon.url);
  await expect(page.getByRole('link', { name: 'Floor', exact: true })).toBeHidden();
  await page.goto(`${zvon.url}/live`);
  await expect(page.getByText('Your role does not allow this.')).toBeVisible();
});
