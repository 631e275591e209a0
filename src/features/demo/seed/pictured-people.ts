import { pictured } from '../../../core/demo/account-story.ts';
import { accountObject, cardObject, contractObject, invoiceObject, meterObject, orderObject } from './objects-of.ts';
import { type SeedCustomer, type SeedPoint, dayFrom } from './seed-customer.ts';

/** The switchboard that five people use. */
export const switchboard = '+420541220100';
/** A household's number: two candidates. */
export const sharedNumber = '+420541240555';

const phone = (value: string, more: Partial<SeedPoint> = {}): SeedPoint => ({ kind: 'phone', value, ...more });
const email = (local: string, more: Partial<SeedPoint> = {}): SeedPoint => ({
  ...{ kind: 'email', value: `${local}@posta.example`, ...more },
});
const consents = { recording: true, email: true, advertising: false };

type Told = Pick<SeedCustomer, 'key' | 'familyName' | 'givenName'> & Partial<SeedCustomer>;
const person = (told: Told): SeedCustomer => ({
  ...{ kind: 'person', language: 'cs', city: 'Brno', since: '2018-04-01', consents, points: [], objects: [] },
  ...told,
});

/** The people of the pictures, as pictured. */
export const picturedPeople = (now: number): SeedCustomer[] => [
  alena(now),
  ...dvorak(now),
  ...aroundTheSwitchboard(now),
  ...stavbyNovak(),
  ...sokolovs(now),
  ...nearMelnyk(now),
  ...neighbours(now),
  ...fromAbroad(),
];

const alena = (now: number): SeedCustomer =>
  person({
    ...{ key: 'alena', familyName: 'Čapková', givenName: 'Alena', birthDate: '1984-03-12', city: 'Brno-střed' },
    ...{ address: 'Kounicova 12, 602 00 Brno-střed', since: '2014-05-19' },
    points: [
      phone('+420602118340', { status: 'verified', preference: 'raději po 16. h' }),
      email('a.capkova', { status: 'verified' }),
    ],
    objects: [
      contractObject({
        key: '1002331',
        product: 'Elektřina D25d',
        monthly: 2_150,
        startsOn: '2014-05-19',
        address: 'Kounicova 12, Brno',
        meter: '859182400100233101',
      }),
      meterObject(now, {
        key: '859182400100233101',
        kind: 'Elektroměr',
        reading: 18_204,
        unit: 'kWh',
        contract: '1002331',
      }),
      contractObject({
        key: '2200418',
        product: 'Optika 500',
        monthly: 499,
        startsOn: '2021-02-01',
        address: 'Kounicova 12, Brno',
      }),
      cardObject(now, { key: pictured.card, issuedOn: '2024-09-03', contract: '1002331' }),
      cardObject(now, { key: '9203010051208846', issuedOn: '2022-01-20', contract: '1002331' }),
      accountObject(now, { key: '7710023310', instalments: '3 / 12', nextOn: dayFrom(now, 7) }),
      invoiceObject(now, { key: '26100231', total: 2_480, dueInDays: -34, contract: '1002331' }),
      invoiceObject(now, { key: '26090198', total: 2_150, dueInDays: -64, paid: true, contract: '1002331' }),
      orderObject(now, { key: 'E2611180', goods: 'Router AX3000', total: 1_290, daysAgo: 6 }),
    ],
  });

const dvorak = (now: number): SeedCustomer[] => [
  person({
    ...{ key: 'josef-dvorak', familyName: 'Dvořák', givenName: 'Josef', birthDate: '1957-11-02', city: 'Brno-Líšeň' },
    ...{ address: 'Novolíšeňská 8, 628 00 Brno', since: '2009-03-11' },
    points: [
      phone('+420604551207', { status: 'verified' }),
      phone(sharedNumber, { usage: 'shared' }),
      email('j.dvorak', { status: 'verified' }),
    ],
    relations: [{ role: 'spouse', other: 'eva-dvorakova' }],
    objects: [
      contractObject({
        key: '1000417',
        product: 'Elektřina D02d',
        monthly: 3_074,
        startsOn: '2009-03-11',
        address: 'Novolíšeňská 8, Brno',
        meter: '859182400100041701',
      }),
      meterObject(now, {
        key: '859182400100041701',
        kind: 'Elektroměr',
        reading: 18_204,
        unit: 'kWh',
        contract: '1000417',
      }),
      accountObject(now, { key: '7710004170' }),
      invoiceObject(now, { key: '26100416', total: 6_148, dueInDays: 9, contract: '1000417' }),
    ],
  }),
  person({
    ...{ key: 'eva-dvorakova', familyName: 'Dvořáková', givenName: 'Eva', birthDate: '1960-06-21', city: 'Brno-Líšeň' },
    ...{ address: 'Novolíšeňská 8, 628 00 Brno', since: '2016-09-01' },
    points: [phone(sharedNumber, { usage: 'shared' }), email('e.dvorakova')],
    relations: [{ role: 'spouse', other: 'josef-dvorak' }],
    objects: [
      contractObject({
        key: '2200733',
        product: 'Optika 250',
        monthly: 399,
        startsOn: '2016-09-01',
        address: 'Novolíšeňská 8, Brno',
      }),
      invoiceObject(now, { key: '26110733', total: 399, dueInDays: 4, contract: '2200733' }),
    ],
  }),
];

const aroundTheSwitchboard = (now: number): SeedCustomer[] => [
  person({
    ...{
      key: 'marie-novakova',
      familyName: 'Nováková',
      givenName: 'Marie',
      birthDate: '1971-01-30',
      since: '2016-02-14',
    },
    ...{ address: 'Štefánikova 33, 602 00 Brno' },
    points: [phone(switchboard, { usage: 'shared', status: 'verified' }), email('m.novakova')],
    objects: [
      contractObject({
        key: '1002338',
        product: 'Elektřina D02d',
        monthly: 1_890,
        startsOn: '2016-02-14',
        address: 'Štefánikova 33, Brno',
      }),
      accountObject(now, { key: '7710023380' }),
      invoiceObject(now, { key: '26100338', total: 1_890, dueInDays: -12, contract: '1002338' }),
    ],
  }),
  person({
    ...{ key: 'petr-novak', familyName: 'Novák', givenName: 'Petr', birthDate: '1980-07-07', since: '2008-10-01' },
    points: [phone(switchboard, { usage: 'shared', status: 'verified' })],
    objects: [contractObject({ key: '0881120', product: 'Plyn Domov', monthly: 1_420, startsOn: '2008-10-01' })],
  }),
  person({
    ...{ key: 'jan-capek', familyName: 'Čapek', givenName: 'Jan', birthDate: '1949-09-18', since: '2011-06-30' },
    points: [phone(switchboard, { usage: 'shared' })],
    objects: [
      contractObject({
        key: '1000902',
        product: 'Elektřina D02d',
        monthly: 0,
        startsOn: '2011-06-30',
        state: 'closed',
      }),
    ],
  }),
  person({
    ...{
      key: 'iryna-shevchenko',
      familyName: 'Shevchenko',
      givenName: 'Iryna',
      language: 'uk',
      birthDate: '1992-04-24',
    },
    ...{ since: '2022-05-02' },
    points: [
      phone(switchboard, { usage: 'guess', source: 'e-mail signature' }),
      phone('+380671204418'),
      email('i.shevchenko'),
    ],
    objects: [contractObject({ key: '2200107', product: 'Optika 100', monthly: 299, startsOn: '2022-05-02' })],
  }),
];

/** Whose switchboard it is: he stands for the firm. */
const stavbyNovak = (): SeedCustomer[] => [
  person({
    ...{ key: 'zdenek-novak', familyName: 'Novák', givenName: 'Zdeněk', birthDate: '1966-12-05', since: '2012-01-09' },
    points: [phone(switchboard, { usage: 'shared', status: 'verified', source: 'company register' })],
    relations: [{ role: 'company', other: 'stavby-novak' }],
  }),
  person({
    ...{ key: 'stavby-novak', kind: 'organisation', familyName: 'Stavby Novák s.r.o.', givenName: '' },
    ...{ identifier: '25313142', address: 'Vídeňská 120, 619 00 Brno', since: '2012-01-09' },
    points: [email('stavby.novak', { status: 'verified' })],
    relations: [{ role: 'director', other: 'zdenek-novak' }],
    objects: [
      contractObject({
        key: '3100217',
        product: 'Elektřina Firma',
        monthly: 12_400,
        startsOn: '2012-01-09',
        address: 'Vídeňská 120, Brno',
      }),
    ],
  }),
];

const marina = (now: number): SeedCustomer =>
  person({
    ...{
      key: 'marina-sokolova',
      familyName: 'Соколова',
      givenName: 'Марина Игоревна',
      language: 'ru',
      birthDate: '1979-06-02',
    },
    ...{ city: 'Брно', address: 'Коуницова 26, Брно', since: '2017-03-20', flags: ['key-customer'] },
    points: [
      phone('+420602774190', { status: 'verified', preference: 'лучше после 16' }),
      phone('+420541330700', { usage: 'shared' }),
      email('m.sokolova', { status: 'verified' }),
      { kind: 'messenger', value: 'viber:+420602774190', status: 'verified' },
      { kind: 'address', value: 'Коуницова 26, Брно', status: 'dead', source: 'returned letter' },
    ],
    relations: [
      { role: 'spouse', other: 'igor-sokolov' },
      { role: 'company', other: 'sokol-trade' },
    ],
    objects: [
      contractObject({
        key: '1003117',
        product: 'Elektřina D25d',
        monthly: 1_715,
        startsOn: '2017-03-20',
        meter: '859182400100311701',
      }),
      meterObject(now, {
        key: '859182400100311701',
        kind: 'Elektroměr',
        reading: 9_412,
        unit: 'kWh',
        contract: '1003117',
      }),
      contractObject({ key: '2200519', product: 'Optika 500', monthly: 499, startsOn: '2019-11-04' }),
      contractObject({ key: '1003118', product: 'Plyn Domov', monthly: 980, startsOn: '2018-01-15' }),
      accountObject(now, { key: '7710031170', instalments: '5 / 12', nextOn: dayFrom(now, 7) }),
      invoiceObject(now, { key: '26100482', total: 1_715, dueInDays: -28, contract: '1003117' }),
      invoiceObject(now, { key: '26110517', total: 980, dueInDays: 4, contract: '1003118' }),
      invoiceObject(now, { key: '26090466', total: 1_395, dueInDays: -64, paid: true, contract: '1003117' }),
      orderObject(now, { key: 'E2611181', goods: 'Роутер AX3000', total: 1_290, daysAgo: 6 }),
      orderObject(now, { key: 'E2609021', goods: 'Кабель UTP 20 м', total: 349, daysAgo: 83 }),
      cardObject(now, { key: '9203010018255518', issuedOn: '2023-05-11', balance: 640 }),
      cardObject(now, { key: '9203010044627730', issuedOn: '2020-02-28', state: 'blocked', balance: 0 }),
    ],
  });

const sokolovs = (now: number): SeedCustomer[] => [
  marina(now),
  person({
    ...{ key: 'igor-sokolov', familyName: 'Соколов', givenName: 'Игорь', language: 'ru', birthDate: '1976-10-12' },
    ...{ city: 'Брно', address: 'Коуницова 26, Брно', since: '2017-03-20' },
    points: [phone('+420541330700', { usage: 'shared' })],
    relations: [{ role: 'spouse', other: 'marina-sokolova' }],
  }),
  person({
    ...{
      key: 'sokol-trade',
      kind: 'organisation',
      familyName: 'Sokol Trade s.r.o.',
      givenName: '',
      identifier: '27716848',
    },
    ...{ address: 'Kounicova 26, 602 00 Brno', since: '2018-09-03', language: 'ru' },
    points: [email('sokol.trade', { status: 'verified' })],
    relations: [{ role: 'director', other: 'marina-sokolova' }],
  }),
];

/** Like Мельник Оксана, who calls for the first time; neither is she. */
const nearMelnyk = (now: number): SeedCustomer[] => [
  person({
    ...{
      key: 'oksana-melnyk',
      familyName: 'Melnyk',
      givenName: 'Oksana',
      language: 'uk',
      birthDate: '1989-12-14',
      since: '2023-08-21',
    },
    points: [phone('+420777310118'), email('o.melnyk')],
  }),
  person({
    ...{
      key: 'oksana-melnychuk',
      familyName: 'Мельничук',
      givenName: 'Оксана',
      language: 'uk',
      birthDate: '1995-03-03',
    },
    ...{ city: 'Оломоуц', since: '2022-11-30' },
    points: [phone('+420777310119')],
    objects: [
      contractObject({ key: '2200964', product: 'Optika 100', monthly: 299, startsOn: '2022-11-30' }),
      invoiceObject(now, { key: '26110964', total: 299, dueInDays: 6, contract: '2200964' }),
    ],
  }),
];

const neighbours = (now: number): SeedCustomer[] => [
  person({
    ...{ key: 'petr-novak-blansko', familyName: 'Novák', givenName: 'Petr', city: 'Blansko', birthDate: '1988-02-19' },
    points: [phone('+420603440981', { status: 'verified' }), email('petr.novak')],
    objects: [contractObject({ key: '2200655', product: 'Optika 250', monthly: 399, startsOn: '2020-06-01' })],
  }),
  person({
    ...{ key: 'olena-kovalchuk', familyName: 'Ковальчук', givenName: 'Олена', language: 'uk', birthDate: '1990-08-08' },
    points: [phone('+420777310204', { status: 'verified' })],
    objects: [contractObject({ key: '1004220', product: 'Plyn Domov', monthly: 1_120, startsOn: '2022-04-04' })],
  }),
  person({
    ...{ key: 'ivana-mala', familyName: 'Malá', givenName: 'Ivana', birthDate: '1969-05-15', city: 'Vyškov' },
    points: [phone('+420605330117', { status: 'verified' })],
    objects: [
      contractObject({ key: '1001844', product: 'Elektřina D02d', monthly: 1_340, startsOn: '2013-01-07' }),
      accountObject(now, { key: '7710018440' }),
    ],
  }),
  person({
    key: 'lenka-horakova',
    familyName: 'Horáková',
    givenName: 'Lenka',
    city: 'Brno-Líšeň',
    points: [phone('+420606118255')],
  }),
  person({
    key: 'vojtech-benes',
    familyName: 'Beneš',
    givenName: 'Vojtěch',
    city: 'Znojmo',
    points: [phone('+420607902134'), email('v.benes')],
  }),
  person({
    key: 'hana-stastna',
    familyName: 'Šťastná',
    givenName: 'Hana',
    city: 'Kuřim',
    points: [phone('+420608215930'), email('h.stastna')],
  }),
];

const fromAbroad = (): SeedCustomer[] => [
  person({
    key: 'lukasz-wojcik',
    familyName: 'Wójcik',
    givenName: 'Łukasz',
    language: 'pl',
    city: 'Ostrava',
    points: [phone('+48512340112'), email('l.wojcik')],
  }),
  person({
    key: 'tetiana-bondar',
    familyName: 'Бондар',
    givenName: 'Тетяна',
    language: 'uk',
    points: [phone('+380632204571')],
  }),
  person({
    key: 'andrii-tkachuk',
    familyName: 'Ткачук',
    givenName: 'Андрій',
    language: 'uk',
    city: 'Zlín',
    points: [phone('+380501119208')],
  }),
  person({
    key: 'mariia-koval',
    familyName: 'Коваль',
    givenName: 'Марія',
    language: 'uk',
    city: 'Jihlava',
    points: [phone('+380961184420')],
  }),
  person({
    key: 'roman-hnatiuk',
    familyName: 'Гнатюк',
    givenName: 'Роман',
    language: 'uk',
    city: 'Brno',
    points: [phone('+420777310377')],
  }),
];
