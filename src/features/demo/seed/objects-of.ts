import { type AccountStory, accountStory } from '../../../core/demo/account-story.ts';
import { type SeedObject, czk, dayFrom } from './seed-customer.ts';

/** Other systems of the firm that no connector asks yet: what they told is kept with its age. */
const billing = 'ABRA';
const shop = 'e-shop';
const hourMs = 3_600_000;

const moneyOf = ({ amount, currency }: AccountStory['balance']) => ({
  minor: Math.round(Number(amount) * 100),
  currency,
});

function movementsOf(story: AccountStory) {
  return story.movements.map(({ atMs, text, amount }) => ({
    at: new Date(atMs).toISOString(),
    text,
    amount: moneyOf(amount),
  }));
}

/** A charging card as the payment system told it some hours ago; refreshing it brings what came since. */
export function cardObject(
  now: number,
  card: { key: string; issuedOn: string; contract?: string; state?: string; hoursAgo?: number; balance?: number },
): SeedObject {
  const msAgo = (card.hoursAgo ?? 6) * hourMs;
  const story = accountStory(card.key, now - msAgo);
  if (!story) throw new Error(`the payment system knows no card ${card.key}`);
  const values = {
    balance: card.balance === undefined ? moneyOf(story.balance) : czk(card.balance),
    ...{ reserved: moneyOf(story.reserved), dailyLimit: moneyOf(story.dailyLimit), validUntil: story.validUntil },
    movements: movementsOf(story),
  };
  return {
    ...{ type: 'card', key: card.key, title: `•••• ${card.key.slice(-4)}`, state: card.state ?? 'active' },
    data: { ...values, issuedOn: card.issuedOn },
    fresh: { source: 'payments', msAgo },
    relations: card.contract ? [{ role: 'contract', type: 'contract', key: card.contract }] : [],
  };
}

export function accountObject(
  now: number,
  account: { key: string; instalments?: string; nextOn?: string },
): SeedObject {
  const msAgo = 20 * hourMs;
  const story = accountStory(account.key, now - msAgo);
  if (!story) throw new Error(`the payment system knows no account ${account.key}`);
  const { key, instalments, nextOn } = account;
  return {
    ...{ type: 'account', key, title: `${key.slice(0, 4)} ${key.slice(4, 7)} ${key.slice(7)}`, state: 'active' },
    data: {
      ...{ balance: moneyOf(story.balance), movements: movementsOf(story) },
      ...(instalments ? { instalments, nextOn } : {}),
    },
    fresh: { source: 'payments', msAgo },
  };
}

export const contractObject = (contract: {
  key: string;
  product: string;
  monthly: number;
  startsOn: string;
  address?: string;
  meter?: string;
  state?: string;
}): SeedObject => ({
  ...{ type: 'contract', key: contract.key, title: contract.product, state: contract.state ?? 'active' },
  data: {
    ...{ product: contract.product, monthly: czk(contract.monthly), startsOn: contract.startsOn },
    ...(contract.address ? { address: contract.address } : {}),
  },
  relations: contract.meter ? [{ role: 'meter', type: 'meter', key: contract.meter }] : [],
});

export const meterObject = (
  now: number,
  meter: { key: string; kind: string; reading: number; unit: string; contract: string },
): SeedObject => ({
  ...{ type: 'meter', key: meter.key, title: `${meter.kind} ${meter.key.slice(-6)}`, state: 'active' },
  data: { reading: meter.reading, unit: meter.unit, readOn: dayFrom(now, -24) },
  relations: [{ role: 'contract', type: 'contract', key: meter.contract }],
});

export function invoiceObject(
  now: number,
  invoice: { key: string; total: number; dueInDays: number; paid?: boolean; contract?: string },
): SeedObject {
  const { key, total, dueInDays, paid = false, contract } = invoice;
  const paidOn = paid ? { paidOn: dayFrom(now, Math.min(dueInDays - 2, -1)) } : {};
  return {
    ...{ type: 'invoice', key, title: `${key.slice(0, 4)} ${key.slice(4)}` },
    state: paid ? 'paid' : dueInDays < 0 ? 'overdue' : 'unpaid',
    data: { total: czk(total), dueOn: dayFrom(now, dueInDays), issuedOn: dayFrom(now, dueInDays - 14), ...paidOn },
    fresh: { source: billing, msAgo: 14_000 },
    relations: contract ? [{ role: 'contract', type: 'contract', key: contract }] : [],
  };
}

export const orderObject = (
  now: number,
  order: { key: string; goods: string; total: number; daysAgo: number; state?: string },
): SeedObject => ({
  ...{ type: 'order', key: order.key, title: order.goods, state: order.state ?? 'paid' },
  data: { goods: order.goods, total: czk(order.total), orderedOn: dayFrom(now, -order.daysAgo) },
  fresh: { source: shop, msAgo: 6 * hourMs },
});
