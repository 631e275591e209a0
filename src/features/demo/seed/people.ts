import { accountPrefix, cardPrefix } from '../../../core/demo/account-story.ts';
import { searchKeyOf } from '../../../core/search/search-key.ts';
import { byShare, type Draw, drawFrom } from './draw.ts';
import { cities, companyNames, type NamePool, namePools, streets } from './names.ts';
import { accountObject, cardObject, contractObject, invoiceObject, meterObject, orderObject } from './objects-of.ts';
import { type SeedCustomer, type SeedObject, type SeedPoint, dayFrom } from './seed-customer.ts';
import type { DemoLanguage } from './six-languages.ts';

/** Of a hundred customers. */
const shares: readonly (readonly [DemoLanguage, number])[] = [
  ['cs', 56],
  ['uk', 15],
  ['ru', 9],
  ['pl', 8],
  ['en', 6],
  ['zh', 6],
];
const organisationShare = 0.07;

/** The crowd around the pictured people: as many each time and the same, so that searches have something to find. */
export function makeCrowd(now: number, count: number): SeedCustomer[] {
  const draw = drawFrom(20_261_124);
  return Array.from({ length: count }, (_, nth) =>
    draw.is(organisationShare) ? company(now, nth, draw) : person(now, nth, draw),
  );
}

function person(now: number, nth: number, draw: Draw): SeedCustomer {
  const [language] = byShare(draw, shares);
  const pool = namePools[language];
  const isWoman = draw.is(0.52);
  const base = draw.of(pool.families);
  const familyName = isWoman ? pool.feminine(base) : base;
  const givenName = draw.of(isWoman ? pool.women : pool.men);
  const place = addressOf(draw);
  return {
    ...{ key: `crowd-${nth}`, kind: 'person', language, familyName, givenName, ...place },
    birthDate: `${1940 + draw.below(66)}-${two(1 + draw.below(12))}-${two(1 + draw.below(28))}`,
    since: `${2008 + draw.below(18)}-${two(1 + draw.below(12))}-${two(1 + draw.below(28))}`,
    ...(draw.is(0.08) ? { principal: 'teleorion' as const } : draw.is(0.03) ? { principal: 'jantar' as const } : {}),
    consents: { recording: draw.is(0.95), email: draw.is(0.7), advertising: draw.is(0.3) },
    points: pointsOf(nth, language, `${latin(givenName, pool)}.${latin(familyName, pool)}${nth}`, draw),
    objects: objectsOf(now, nth, place.address, draw),
  };
}

function company(now: number, nth: number, draw: Draw): SeedCustomer {
  const place = addressOf(draw);
  const name = `${draw.of(companyNames)} ${draw.of(['Brno', 'Plus', 'Invest', 'Group', 'Centrum', 'a syn'])}`;
  return {
    ...{ key: `crowd-${nth}`, kind: 'organisation', party: draw.is(0.15) ? 'supplier' : 'customer', language: 'cs' },
    ...{ familyName: `${name} ${draw.of(['s.r.o.', 'a.s.', 'spol. s r.o.'])}`, givenName: '', ...place },
    identifier: companyIdOf(20_000_00 + nth),
    since: `${2008 + draw.below(18)}-${two(1 + draw.below(12))}-01`,
    consents: { recording: true, email: true, advertising: false },
    points: pointsOf(nth, 'cs', `firma${nth}`, draw),
    objects: objectsOf(now, nth, place.address, draw),
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

function addressOf(draw: Draw): { city: string; address: string } {
  const [city, , postal] = byShare(draw, cities);
  return {
    city,
    address: `${draw.of(streets)} ${1 + draw.below(90)}, ${postal.slice(0, 3)} ${postal.slice(3)}0 ${city}`,
  };
}

/** Latin letters for an address: the skeleton will do, Han has its own table. */
const latin = (name: string, pool: NamePool): string =>
  (pool.latin?.[name] ?? searchKeyOf(name).split(' ')[0] ?? '') || 'x';

/** Numbers that nobody else of the demo has; in ranges that the plans of the countries know. */
function pointsOf(nth: number, language: DemoLanguage, local: string, draw: Draw): SeedPoint[] {
  const digits = String(100_000 + nth * 37)
    .padStart(6, '0')
    .slice(-6);
  const abroad = draw.is(0.25);
  const mobile =
    abroad && language === 'uk'
      ? `+38067${digits}1`
      : abroad && language === 'pl'
        ? `+48512${digits}`
        : `+420${draw.of(['602', '604', '605', '607', '721', '728', '737', '775'])}${digits}`;
  const status = draw.is(0.6) ? 'verified' : 'unverified';
  return [
    { kind: 'phone', value: mobile, status },
    ...(draw.is(0.12) ? [{ kind: 'phone' as const, value: `+420541${digits}` }] : []),
    ...(draw.is(0.7) ? [{ kind: 'email' as const, value: `${local}@posta.example`, status } as const] : []),
  ];
}

const products = [
  ['Elektřina D02d', 1_340, 'Elektroměr'],
  ['Elektřina D25d', 2_150, 'Elektroměr'],
  ['Plyn Domov', 1_420, 'Plynoměr'],
  ['Optika 100', 299, null],
  ['Optika 250', 399, null],
  ['Optika 500', 499, null],
] as const;

function objectsOf(now: number, nth: number, address: string, draw: Draw): SeedObject[] {
  const objects: SeedObject[] = [];
  const contracts = 1 + draw.below(2);
  for (let at = 0; at < contracts; at += 1) {
    const key = String(4_000_000 + nth * 10 + at);
    const [product, monthly, kind] = draw.of(products);
    const meter = kind ? `8591824004${key}${at}` : null;
    const startsOn = dayFrom(now, -(200 + draw.below(3_000)));
    objects.push(contractObject({ key, product, monthly, startsOn, address, ...(meter ? { meter } : {}) }));
    if (meter) {
      const unit = kind === 'Plynoměr' ? 'm³' : 'kWh';
      objects.push(
        meterObject(now, { key: meter, kind: kind!, reading: 1_000 + draw.below(40_000), unit, contract: key }),
      );
    }
    objects.push(
      invoiceObject(now, {
        key: `26${key.slice(1)}`,
        total: monthly,
        dueInDays: draw.below(25) - 12,
        paid: draw.is(0.5),
        contract: key,
      }),
    );
  }
  if (draw.is(0.5)) objects.push(accountObject(now, { key: `${accountPrefix}2${String(nth).padStart(6, '0')}0` }));
  if (draw.is(0.3)) objects.push(cardObject(now, { key: cardKeyOf(nth), issuedOn: dayFrom(now, -draw.below(900)) }));
  if (draw.is(0.15)) {
    const [goods, total] = draw.of([
      ['Router AX3000', 1_290],
      ['Kabel UTP 20 m', 349],
      ['Set-top box', 1_890],
    ] as const);
    objects.push(
      orderObject(now, { key: `E27${String(nth).padStart(5, '0')}`, goods, total, daysAgo: draw.below(120) }),
    );
  }
  return objects;
}

/** Fifteen digits and the check digit of ISO/IEC 7812-1. */
function cardKeyOf(nth: number): string {
  const body = `${cardPrefix}${String(1_000_000 + nth * 613).slice(-7)}`;
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** A Czech company id: seven digits with the weights 8 to 2, modulo 11. */
function companyIdOf(seven: number): string {
  const digits = String(seven).padStart(7, '0');
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (8 - place), 0);
  return `${digits}${(11 - (sum % 11)) % 10}`;
}
