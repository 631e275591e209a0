import { expect, type Page, test } from '@playwright/test';
import {
  answerButton,
  answerByKey,
  cardLine,
  endByKey,
  energyLine,
  finishByKeys,
  loggedAt,
  takeCall,
  takeDemoCall,
  typeCard,
} from '../support/e2e/a-call.ts';
import { endCallers, ringIn } from '../support/e2e/caller.ts';
import { countActs } from '../support/e2e/count-acts.ts';
import { goReady, signIn } from '../support/e2e/desk.ts';
import { expectOnFirstScreen } from '../support/e2e/first-screen.ts';
import { watchOffers } from '../support/e2e/offer-watch.ts';
import { startZvon, type ZvonProcess } from '../support/e2e/zvon-process.ts';

const alena = { name: 'Čapková Alena', phone: '+420602118340', card: '9203010077344021', account: '7710 023 310' };
const marina = { name: 'Соколова Марина Игоревна', phone: '+420602774190' };
const paintedWithinMs = 500;

let zvon: ZvonProcess;
for (const telephony of ['asterisk', 'simulated'] as const)
  test.describe(`on the ${telephony} telephone`, () => {
    test.beforeAll(async () => {
      zvon = await startZvon({ telephony });
    });
    test.afterAll(async () => {
      await endCallers();
      await zvon.stop();
    });

    test('[CZB-1] who the customer is, the last movement and the last note stand on the first screen of the call', async ({
      page,
    }) => {
      await signIn(page, zvon.url);
      await goReady(page);
      await takeDemoCall(page, zvon, 'card-number');
      await expectKnown(page, alena);
      await endByKey(page);
      await finishByKeys(page);
    });
  });

test.describe('a caller who is known by the number', () => {
  test.beforeEach(async () => {
    zvon = await startZvon({ telephony: 'asterisk' });
  });
  test.afterEach(async () => {
    await endCallers();
    await zvon.stop();
  });

  test('[CZB-1] the next caller’s card is the next caller’s, and what was typed in a call is the last note after it', async ({
    page,
  }) => {
    await signIn(page, zvon.url);
    await goReady(page);
    await takeCall(page, alena.phone);
    await page.getByLabel('Call note').fill('Asks about the refund.');
    await expect(page.getByText(/^saved /)).toBeVisible();
    await expectKnown(page, alena);
    const { note } = await whatIsKnownOf(alena);
    expect(note, 'what is being typed is not what was said last').not.toBe('Asks about the refund.');
    await endByKey(page);
    await finishByKeys(page);

    await takeCall(page, marina.phone);
    await expectKnown(page, marina);
    await expect(page.locator('[data-pane="context"]')).not.toContainText(alena.name);
    await expect(page.locator('[data-pane="context"]')).not.toContainText(note);
    await endByKey(page);
    await finishByKeys(page);

    await takeCall(page, alena.phone);
    expect((await whatIsKnownOf(alena)).note).toBe('Asks about the refund.');
    await expectKnown(page, alena);
  });

  test('[UA-4] a supplier is offered like any caller; preview, card and record say which party it is', async ({
    page,
  }) => {
    const [supplier] = await zvon.query<{ name: string; phone: string }>(
      `select c.name, p.value as phone from customer c join customer_contact_point l on l.customer_id = c.id
         join contact_point p on p.id = l.contact_point_id
        where c.party = 'supplier' and c.principal_id is null and p.kind = 'phone' and l.usage = 'direct'
          and not exists (select 1 from customer_contact_point o where o.contact_point_id = p.id and o.customer_id <> c.id)
        order by c.name limit 1`,
    );
    await signIn(page, zvon.url);
    await goReady(page);
    const context = page.locator('[data-pane="context"]');
    await ringIn(energyLine, supplier!.phone);
    await expect(answerButton(page)).toBeVisible({ timeout: 20_000 });
    await expect(context.getByRole('heading', { name: supplier!.name, exact: true })).toBeVisible();
    await expect(context.getByText('Supplier', { exact: true })).toBeVisible();
    await answerByKey(page);
    await expect(page.getByText('Caller known')).toBeVisible();
    await expect(context.getByText('Supplier', { exact: true })).toBeVisible();
    expect(
      await zvon.query(
        `select c.name, c.party, q.key is not null as queued from interaction i join customer c on c.id = i.customer_id
           left join queue q on q.id = i.queue_id where i.ended_at is null`,
      ),
    ).toEqual([{ name: supplier!.name, party: 'supplier', queued: true }]);
  });

  test('[RU-4] from the offer’s message to the name and the facts of the card on the screen, while it rings, it takes no more than 500 ms', async ({
    page,
  }) => {
    const seen = await watchOffers(page, { name: alena.name, facts: await factsOf(alena) });
    await signIn(page, zvon.url);
    await goReady(page);
    const waits: { named: number; namedSinceEvent: number; card: number }[] = [];
    for (const nth of [1, 2, 3, 4, 5]) {
      const caller = await ringIn(nth === 3 ? cardLine : energyLine, alena.phone);
      if (nth === 3) await typeCard(zvon, caller, `${alena.card}#`);
      // Nothing is looked for meanwhile: what the runner looks at, the page's own thread computes.
      await expect.poll(async () => (await seen()).length, { timeout: 20_000 }).toBe(nth);
      const { toldAt, paintedAt, cardAt, rang } = (await seen()).at(-1)!;
      expect(rang).toBe(true);
      const offeredAt = await loggedAt(zvon, 'call.offered');
      const wait = { named: paintedAt - toldAt, namedSinceEvent: paintedAt - offeredAt, card: cardAt - offeredAt };
      waits.push(wait);
      const description = `offer ${nth}: ${JSON.stringify(wait, (_key, value) => (typeof value === 'number' ? Math.round(value) : value))} ms`;
      test.info().annotations.push({ type: 'RU-4', description });
      await answerByKey(page);
      await endByKey(page);
      await finishByKeys(page);
      await page.getByRole('link', { name: 'Desk' }).click();
    }
    // A machine that stands still for a moment spoils one of them; the product would spoil all.
    for (const of of ['named', 'namedSinceEvent', 'card'] as const) {
      const median = waits.map((wait) => wait[of]).toSorted((a, b) => a - b)[2];
      expect(median, `${of}: ${JSON.stringify(waits)}`).toBeLessThanOrEqual(paintedWithinMs);
    }
  });

  test('[CZA-8][RU-21][RU-22][RU-24] two acts serve the question for a balance: open the account, refresh', async ({
    page,
  }) => {
    await signIn(page, zvon.url);
    await goReady(page);
    await takeCall(page, alena.phone);
    const account = page.locator('[data-pane="context"]').getByRole('link', { name: alena.account });
    await expect(account).toBeVisible();
    const acts = await countActs(page);
    await account.click();
    await page.getByRole('button', { name: /^Refresh balance/ }).click();
    await expect(page.getByText(/^Case \d+ opened$/)).toBeVisible();
    await expectServed('7710023310');
    expect(await acts()).toEqual(['click', 'click']);
    await expect(page.getByLabel('Call note'), 'the call stays on the screen').toBeVisible();
    await expect(page.getByRole('button', { name: 'Remove topic Account balance' })).toBeVisible();

    // Why it is there: the rule with its version, the act before it, and who acted.
    const [made] = await zvon.query<{ id: string }>('select id from "case" order by no desc limit 1');
    await page.goto(`${zvon.url}/cases/${made!.id}`);
    await page.getByRole('button', { name: 'Why?' }).click();
    const links = page.getByRole('dialog', { name: 'Why did this happen?' }).getByRole('listitem');
    await expect(links.first()).toContainText('rule action:refresh-balance, version 1');
    await expect(links.nth(1)).toContainText('Jana Nečasová');
  });

  test('[RU-14][RU-22][RU-24] a card that was typed is open already: one act serves the question', async ({ page }) => {
    await zvon.query(`update object set data = jsonb_set(data, '{balance,minor}', '100') where key = $1`, [alena.card]);
    await signIn(page, zvon.url);
    await goReady(page);
    await typeCard(zvon, await ringIn(cardLine, alena.phone), `${alena.card}#`);
    await answerByKey(page);
    await expect(page.getByRole('button', { name: /^Refresh balance/ })).toBeVisible();
    const beside = page.locator('[data-pane="context"] dl > div').filter({ hasText: '•••• 4021' }).locator('dd');
    await expect(beside).toHaveText('CZK 1.00');
    const acts = await countActs(page);
    await page.keyboard.press('r');
    await expect(page.getByText(/^Case \d+ opened$/)).toBeVisible();
    await expectServed(alena.card);
    expect(await acts()).toEqual(['key r']);
    const [told] = await zvon.query<{ minor: number }>(
      "select (data #>> '{balance,minor}')::int as minor from object where key = $1",
      [alena.card],
    );
    const balance = (told!.minor / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });
    await expect(beside, 'the balance beside the card').toContainText(balance);
    await expect(page.locator('[data-pane="stage"]'), 'the balance on the card').toContainText(balance);
  });
});

type Person = typeof marina;

interface Known {
  movement: { text: string; minor: number };
  note: string;
}

/** What the database holds of this customer, asked apart from what the page asks. */
async function whatIsKnownOf({ name, phone }: Person): Promise<Known> {
  const [known] = await zvon.query<Known>(
    `select (select jsonb_build_object('text', m ->> 'text', 'minor', (m #>> '{amount,minor}')::int)
               from object o, jsonb_array_elements(o.data -> 'movements') m
              where o.customer_id = c.id order by m ->> 'at' desc limit 1) as movement,
            (select d.value from interaction i
               join draft d on d.subject = 'interaction:' || i.id and d.field = 'note' and d.user_id = i.agent_id
              where i.customer_id = c.id and i.state = 'ended' and d.value <> ''
              order by i.arrived_at desc limit 1) as note
       from customer c join customer_contact_point l on l.customer_id = c.id
         join contact_point n on n.id = l.contact_point_id
      where c.name = $1 and n.value = $2`,
    [name, phone],
  );
  return known!;
}

/** One fact of each part of the preview: who it is, what is open, what was before. */
async function factsOf({ name, phone }: Person): Promise<string[]> {
  const [known] = await zvon.query<{ city: string; no: string }>(
    `select c.city, (select no::text from "case" k where k.customer_id = c.id and k.state in ('open', 'waiting') limit 1) as no
       from customer c join customer_contact_point l on l.customer_id = c.id
         join contact_point n on n.id = l.contact_point_id
      where c.name = $1 and n.value = $2`,
    [name, phone],
  );
  return [known!.city, known!.no, 'Last contact'];
}

async function expectKnown(page: Page, person: Person): Promise<void> {
  const { movement, note } = await whatIsKnownOf(person);
  const context = page.locator('[data-pane="context"]');
  const part = (title: string) =>
    context.locator('section').filter({ has: page.getByRole('heading', { name: title }) });
  const amount = (Math.abs(movement.minor) / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });
  await expectOnFirstScreen(context.getByRole('heading', { name: person.name, exact: true }), 'who it is');
  await expectOnFirstScreen(
    part('Last movement').getByRole('link', { name: movement.text, exact: true }),
    'what moved',
  );
  await expectOnFirstScreen(part('Last movement').getByText(amount), 'how much moved');
  await expectOnFirstScreen(part('Last note').getByText(note, { exact: true }), 'the last note');
}

/** The case that the act made: resolved, with the customer, the object, the type, the category and this call. */
async function expectServed(key: string): Promise<void> {
  const made = await zvon.query(
    `select c.state, c.category, t.key as type, o.key as object, p.name as customer, l.role, i.state as contact
       from "case" c join case_interaction l on l.case_id = c.id join interaction i on i.id = l.interaction_id
       join case_type t on t.id = c.case_type_id join object o on o.id = c.object_id
       join customer p on p.id = c.customer_id
      where i.ended_at is null`,
  );
  expect(made).toEqual([
    {
      ...{ state: 'resolved', category: 'balance', type: 'information', object: key, customer: alena.name },
      ...{ role: 'opened_by', contact: 'talking' },
    },
  ]);
}
