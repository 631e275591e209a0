import type { DemoLanguage } from './six-languages.ts';

const list = (words: string): string[] => words.trim().split(/\s+/);

export interface NamePool {
  families: string[];
  women: string[];
  men: string[];
  /** The family name of a woman. */
  feminine(family: string): string;
  /** For an e-mail address, where the name itself is in another script. */
  latin?: Record<string, string>;
}

/** Czech: Novák-Nováková, Černý-Černá, Svoboda-Svobodová, Hájek-Hájková; Krejčí and Martinů stay. */
function czechFeminine(family: string): string {
  if (/[íů]$/.test(family)) return family;
  if (family.endsWith('ý')) return `${family.slice(0, -1)}á`;
  if (family.endsWith('a') || family.endsWith('o')) return `${family.slice(0, -1)}ová`;
  return `${family.replace(/e([kcl])$/, '$1')}ová`;
}

const slavicFeminine =
  (pairs: readonly (readonly [RegExp, string])[]) =>
  (family: string): string => {
    const pair = pairs.find(([ending]) => ending.test(family));
    return pair ? family.replace(pair[0], pair[1]) : family;
  };

const hanLatin: Record<string, string> = {
  ...{
    王: 'wang',
    李: 'li',
    张: 'zhang',
    刘: 'liu',
    陈: 'chen',
    杨: 'yang',
    黄: 'huang',
    赵: 'zhao',
    周: 'zhou',
    吴: 'wu',
  },
  ...{ 徐: 'xu', 孙: 'sun', 马: 'ma', 朱: 'zhu', 胡: 'hu', 林: 'lin', 郭: 'guo', 何: 'he', 高: 'gao', 罗: 'luo' },
  ...{
    伟: 'wei',
    芳: 'fang',
    娜: 'na',
    敏: 'min',
    静: 'jing',
    强: 'qiang',
    磊: 'lei',
    军: 'jun',
    洋: 'yang',
    勇: 'yong',
  },
  ...{ 艳: 'yan', 杰: 'jie', 娟: 'juan', 涛: 'tao', 明: 'ming', 超: 'chao', 秀英: 'xiuying', 霞: 'xia', 平: 'ping' },
  ...{ 丽: 'li', 婷: 'ting', 雪: 'xue', 建国: 'jianguo', 志强: 'zhiqiang', 文: 'wen', 海燕: 'haiyan' },
};

export const namePools: Record<DemoLanguage, NamePool> = {
  cs: {
    families:
      list(`Novák Svoboda Novotný Dvořák Černý Procházka Kučera Veselý Horák Němec Marek Pospíšil Pokorný Hájek Jelínek
      Král Růžička Beneš Fiala Sedláček Doležal Zeman Kolář Krejčí Navrátil Čermák Urban Vaněk Blažek Kříž Kovář Kratochvíl Bartoš
      Vlček Polák Musil Kopecký Šimek Konečný Malý Čech Štěpánek Holub Staněk Kadlec Dostál Soukup Šťastný Mareš Moravec Sýkora
      Tichý Valenta Vávra Matoušek Říha Bláha Ševčík Bureš Hruška Mašek Dušek Pavlík Havlíček Janda Hrubý Mach Liška Beran
      Machala Řehoř Čapek Žák Šebesta Hanák Ryšavý Vrba Zouhar Martinů Petrů Křenek Šafář Zbořil Odehnal Trnka Straka Vojtíšek`),
    women:
      list(`Jana Marie Eva Hana Anna Lenka Kateřina Věra Lucie Alena Petra Jaroslava Ludmila Helena Martina Jitka Michaela
      Zdeňka Veronika Monika Tereza Ivana Zuzana Markéta Barbora Dagmar Šárka Kristýna Eliška Božena Radka Pavlína`),
    men: list(`Jiří Jan Petr Josef Pavel Martin Tomáš Jaroslav Miroslav František Zdeněk Václav Michal Karel Jakub Milan Vladimír
      Lukáš David Ladislav Ondřej Roman Stanislav Radek Marek Daniel Vojtěch Filip Adam Aleš Bohumil Libor Řehoř Šimon`),
    feminine: czechFeminine,
  },
  uk: {
    families:
      list(`Мельник Шевченко Бойко Коваленко Бондаренко Ткаченко Ковальчук Кравченко Олійник Шевчук Коваль Поліщук Бондар
      Ткачук Мороз Марченко Лисенко Руденко Савченко Петренко Кравчук Клименко Павленко Савчук Кузьменко Пономаренко Василенко
      Хоменко Харченко Сидоренко Гаврилюк Швець Мазур Романюк Панченко Литвиненко Гончаренко Гончарук Кушнір Юрченко Тимошенко
      Жук Щербак Гнатюк Яременко Хмельницький Згурський Їжакевич Левицький Дячук Козак Гриценко Цимбалюк Ґудзь`),
    women:
      list(`Олена Тетяна Наталія Ірина Оксана Марія Ганна Світлана Людмила Юлія Катерина Вікторія Любов Надія Анастасія
      Дарина Софія Соломія Христина Валентина Галина Лариса`),
    men: list(`Олександр Сергій Володимир Андрій Микола Іван Василь Юрій Віктор Михайло Петро Олег Дмитро Ігор Богдан Тарас
      Роман Ярослав Максим Євген Назар Остап`),
    feminine: slavicFeminine([
      [/ський$/, 'ська'],
      [/цький$/, 'цька'],
      [/ий$/, 'а'],
    ]),
  },
  pl: {
    families:
      list(`Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski
      Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Pawłowski Michalski Król Wieczorek
      Jabłoński Wróbel Nowakowski Majewski Stępień Malinowski Jaworski Adamczyk Dudek Pawlak Walczak Rutkowski Sikora Baran
      Szewczyk Ostrowski Tomaszewski Zalewski Wróblewski Łuczak Żak Szczepański`),
    women: list(
      'Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Elżbieta Magdalena Joanna Aleksandra Monika Zofia Zuzanna',
    ),
    men: list(
      'Piotr Krzysztof Andrzej Tomasz Paweł Jan Michał Marcin Stanisław Jakub Adam Łukasz Grzegorz Wojciech Mateusz Zbigniew',
    ),
    feminine: slavicFeminine([
      [/ski$/, 'ska'],
      [/cki$/, 'cka'],
      [/dzki$/, 'dzka'],
    ]),
  },
  ru: {
    families:
      list(`Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев
      Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев
      Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Гусев Киселёв Ильин Максимов Поляков
      Щукин Жуков Подъячев Достоевский Белый Крутой`),
    women: list(
      'Елена Ольга Наталья Татьяна Ирина Марина Светлана Людмила Анна Мария Екатерина Юлия Галина Надежда Дарья Ксения Алла',
    ),
    men: list(
      'Александр Сергей Дмитрий Алексей Андрей Михаил Иван Николай Владимир Юрий Евгений Игорь Олег Павел Максим Роман Кирилл',
    ),
    feminine: slavicFeminine([
      [/(ский|цкий)$/, '$1'],
      [/(ый|ой|ий)$/, 'ая'],
      [/([оеё]в|ин)$/, '$1а'],
    ]),
  },
  en: {
    families:
      list(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green
      Hall Wood Jackson Clarke Turner Hill Cooper Ward Morris Moore Clark Baker Harrison Morgan Edwards Hughes O'Brien McCarthy`),
    women: list(
      'Mary Patricia Jennifer Linda Elizabeth Susan Sarah Karen Emma Olivia Charlotte Amelia Grace Sophie Alice',
    ),
    men: list('James Robert John Michael David William Richard Thomas Charles Daniel George Oliver Harry Jack Edward'),
    feminine: (family) => family,
  },
  zh: {
    families: list('王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 林 郭 何 高 罗'),
    women: list('芳 娜 敏 静 艳 娟 秀英 霞 丽 婷 雪 海燕'),
    men: list('伟 强 磊 军 洋 勇 杰 涛 明 超 平 建国 志强 文'),
    feminine: (family) => family,
    latin: hanLatin,
  },
};

export const streets =
  list(`Lidická Husova Masarykova Nádražní Zahradní Školní Palackého Komenského Smetanova Jiráskova Dvořákova
  Tyršova Sokolská Polní Krátká Dlouhá Lipová Luční Mlýnská Kollárova Čapkova Kotlářská Veveří Úvoz Pekařská Křenová Cejl Hybešova`);

/** With how many of a hundred live there, and the beginning of their postal codes. */
export const cities: readonly (readonly [string, number, string])[] = [
  ['Brno', 44, '6020'],
  ['Praha', 10, '1200'],
  ['Ostrava', 7, '7020'],
  ['Olomouc', 7, '7790'],
  ['Zlín', 5, '7600'],
  ['Jihlava', 4, '5860'],
  ['Znojmo', 4, '6690'],
  ['Blansko', 4, '6780'],
  ['Vyškov', 4, '6820'],
  ['Hodonín', 3, '6950'],
  ['Prostějov', 3, '7960'],
  ['Kuřim', 3, '6640'],
  ['Boskovice', 2, '6800'],
];

export const companyNames =
  list(`Agro Alfa Beskyd Delta Dyje Elektro Haná Hron Javor Jeseník Kovo Krystal Lesy Morava Optik Orion
  Pekárna Pila Podyjí Potraviny Servis Stavby Svratka Tisk Trans Vinařství Vysočina Zámek`);
