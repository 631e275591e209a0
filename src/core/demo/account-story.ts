/** Money as the demo's payment system tells it: a decimal text, never a float. */
export interface StoryAmount {
  amount: string;
  currency: string;
}

export interface AccountStory {
  balance: StoryAmount;
  reserved: StoryAmount;
  dailyLimit: StoryAmount;
  /** `2028-08` */
  validUntil: string;
  movements: { atMs: number; text: string; amount: StoryAmount }[];
}

const dayMs = 86_400_000;
const currency = 'CZK';
/** The demo's charging cards begin with these (9: for national use, 203: Czechia), its accounts with 77. */
export const cardPrefix = '92030100';
export const accountPrefix = '77';
/** The card of the demo's first caller; her story is told day by day below. */
export const pictured = { card: '9203010077344021' };

const isCard = (key: string): boolean => key.startsWith(cardPrefix) && key.length === 16;
const isAccount = (key: string): boolean => key.startsWith(accountPrefix) && key.length === 10;

/** What the payment system knows of a card or an account at a moment; null is "no such". The same moment, the same answer. */
export function accountStory(key: string, atMs: number): AccountStory | null {
  if (!/^\d+$/.test(key) || !(isCard(key) || isAccount(key))) return null;
  const { minor, movements, ...terms } = key === pictured.card ? picturedAt(atMs) : toldAt(key, atMs);
  return {
    ...terms,
    balance: amountOf(minor),
    movements: movements
      .filter((movement) => movement.atMs <= atMs && movement.atMs > atMs - shownDays * dayMs)
      .sort((a, b) => b.atMs - a.atMs)
      .map((movement) => ({ atMs: movement.atMs, text: movement.text, amount: amountOf(movement.minor) })),
  };
}

interface Told {
  minor: number;
  reserved: StoryAmount;
  dailyLimit: StoryAmount;
  validUntil: string;
  movements: Movement[];
}

interface Movement {
  atMs: number;
  text: string;
  minor: number;
}

const shownDays = 30;

/** Days before today, minutes of the day in UTC, what, and how much: the picture of the desk. */
const picturedDays: readonly (readonly [number, number, string, number])[] = [
  [0, 740, 'Vaňkovka, 18,4 kWh', -22_080],
  [1, 545, 'Převod z účtu', 100_000],
  [3, 810, 'Vyškov D1, 31,0 kWh', -40_300],
  [4, 980, 'Brno Campus, 7,4 kWh', -9_620],
  [6, 600, 'Vratka stojan 0382', 4_800],
  [7, 870, 'Rousínov, 22,1 kWh', -28_730],
  [9, 910, 'Brno Campus, 9,8 kWh', -12_740],
  [12, 450, 'Kuřim, 12,0 kWh', -15_600],
  [14, 530, 'Převod z účtu', 50_000],
];
/** On the card when all of them have happened. */
const picturedEnd = 128_400;

function picturedAt(atMs: number): Told {
  const today = Math.floor(atMs / dayMs) * dayMs;
  const movements = picturedDays.map(([daysAgo, minute, text, minor]) => ({
    atMs: today - daysAgo * dayMs + minute * 60_000,
    text,
    minor,
  }));
  const toCome = movements.filter((movement) => movement.atMs > atMs).reduce((sum, { minor }) => sum + minor, 0);
  const terms = { reserved: amountOf(15_000), dailyLimit: amountOf(200_000), validUntil: '2028-08' };
  return { ...terms, movements, minor: picturedEnd - toCome };
}

const stations = ['Vaňkovka', 'Vyškov D1', 'Brno Campus', 'Rousínov', 'Kuřim', 'Olomouc Haná', 'Mikulov', 'Letovice'];
const purchases = ['Záloha elektřina', 'Optika 500', 'Záloha plyn', 'Televize Start'];

/** Every second day or so something is paid; each week begins with a transfer of what the last one cost. */
function toldAt(key: string, atMs: number): Told {
  const seed = hash(key);
  const lastDay = Math.floor(atMs / dayMs);
  const week = Math.floor(lastDay / 7);
  const movements: Movement[] = [];
  for (let day = (week - weeksTold) * 7; day <= lastDay; day += 1) {
    if (day % 7 === 0)
      movements.push({ atMs: transferAt(day), text: 'Převod z účtu', minor: spentIn(key, day / 7 - 1, atMs) });
    movements.push(...paidOn(key, day));
  }
  const lastTransfer = atMs < transferAt(week * 7) ? week - 1 : week;
  return {
    minor: startOf(seed) - spentIn(key, lastTransfer, atMs),
    reserved: amountOf(seed % 3 === 0 ? 15_000 : 0),
    dailyLimit: amountOf(100_000 * (1 + (seed % 4))),
    validUntil: `${2027 + (seed % 4)}-${String(1 + (seed % 12)).padStart(2, '0')}`,
    movements,
  };
}

const weeksTold = 5;
const transferAt = (day: number): number => day * dayMs + 7 * 3_600_000;

function spentIn(key: string, week: number, atMs: number): number {
  let spent = 0;
  for (let day = week * 7; day < (week + 1) * 7; day += 1)
    for (const movement of paidOn(key, day)) if (movement.atMs <= atMs) spent -= movement.minor;
  return spent;
}

function paidOn(key: string, day: number): Movement[] {
  const chance = hash(`${key}:${day}`);
  if (chance % 2 === 0) return [];
  const atMs = day * dayMs + (480 + (chance % 800)) * 60_000;
  if (isAccount(key))
    return [{ atMs, text: purchases[chance % purchases.length]!, minor: -(9_900 + (chance % 400) * 100) }];
  const tenthsOfKwh = 50 + (chance % 300);
  const text = `${stations[chance % stations.length]!}, ${Math.floor(tenthsOfKwh / 10)},${tenthsOfKwh % 10} kWh`;
  return [{ atMs, text, minor: -tenthsOfKwh * 120 }];
}

/** What is there after a transfer: more than any week costs, so that the balance stays above zero. */
const startOf = (seed: number): number => 350_000 + (seed % 5_000) * 100;

const amountOf = (minor: number): StoryAmount => {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return { amount: `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`, currency };
};

/** FNV-1a, 32 bits, stirred once more: the last digits of neighbouring keys must not run side by side. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
