import type { ContactPointId } from '../../../shared/ids.ts';
import { byShare, type Draw } from '../seed/draw.ts';
import type { LineKey } from '../seed/lines.ts';
import { pointId } from '../seed/put-customers.ts';
import type { SeedCustomer } from '../seed/seed-customer.ts';
import type { WorkingDay } from './working-days.ts';

/** Who rings: somebody's own number, a number that nobody knows, or none at all. */
export interface Caller {
  number: string | null;
  pointId: ContactPointId | null;
  /** Whose own number it is. */
  customer: SeedCustomer | null;
  line: LineKey;
}

const knownShare = 0.8;
const hiddenShare = 0.2;
/** One call in five is of one of these, and some of them call far more often than others. */
const regulars = 40;
const regularShare = 0.2;
const mobiles = ['601', '603', '606', '723', '731', '774', '776'];

export type Callers = ReturnType<typeof gatherCallers>;

/** Those of the crowd who have a number; the people of the pictures have their own story. */
export function gatherCallers(crowd: readonly SeedCustomer[], draw: Draw) {
  const reachable = crowd.filter((customer) => customer.principal !== 'jantar' && numberOf(customer) !== null);
  const often = reachable.filter((customer) => customer.objects.length > 5).slice(0, regulars);
  return {
    /** On a line that is open on such a day: on Saturdays there is nobody for the foreign languages. */
    on(day: WorkingDay['kind']): Caller {
      const caller = draw.is(knownShare)
        ? known(draw.is(regularShare) ? often[draw.below(draw.below(often.length) + 1)]! : draw.of(reachable), draw)
        : stranger(draw);
      const isOpen = day !== 'saturday' || (caller.line !== 'ukrainian' && caller.line !== 'english');
      return isOpen ? caller : { ...caller, line: 'energy' };
    },
    /** Whom an agent finds behind a number that nobody knew. */
    found: (): SeedCustomer => draw.of(reachable),
  };
}

const numberOf = ({ points }: SeedCustomer): string | null =>
  points.find(({ kind, usage = 'direct' }) => kind === 'phone' && usage === 'direct')?.value ?? null;

function known(customer: SeedCustomer, draw: Draw): Caller {
  const number = numberOf(customer)!;
  return { number, pointId: pointId('phone', number), customer, line: lineFor(customer, draw) };
}

function stranger(draw: Draw): Caller {
  const [line] = byShare(draw, strangers);
  if (draw.is(hiddenShare)) return { number: null, pointId: null, customer: null, line };
  const number = `+420${draw.of(mobiles)}${300_000 + draw.below(600_000)}`;
  return { number, pointId: pointId('phone', number), customer: null, line };
}

const strangers: readonly (readonly [LineKey, number])[] = [
  ['energy', 40],
  ['cards', 30],
  ['internet', 18],
  ['ukrainian', 7],
  ['english', 5],
];

/** The language decides first, then what the customer has. */
function lineFor(customer: SeedCustomer, draw: Draw): LineKey {
  const { language, principal } = customer;
  if ((language === 'uk' || language === 'ru') && draw.is(0.4)) return 'ukrainian';
  if ((language === 'en' || language === 'zh') && draw.is(0.7)) return 'english';
  if (principal === 'teleorion' && draw.is(0.7)) return 'internet';
  if (has(customer, 'card') && draw.is(0.65)) return 'cards';
  const isOnline = customer.objects.some(({ type, title }) => type === 'contract' && title.startsWith('Optika'));
  if (isOnline && draw.is(0.3)) return 'internet';
  return draw.is(0.25) ? 'cards' : 'energy';
}

export const has = (customer: SeedCustomer, type: string): boolean =>
  customer.objects.some((object) => object.type === type);
