import type { Draw } from '../seed/draw.ts';
import type { ContactPlan } from './contact-plan.ts';

type Said = readonly [cs: string, uk: string];

/** What agents add in a line, by how the contact ended; of many they add nothing. */
const notes: Readonly<Record<string, readonly Said[]>> = {
  solved: [
    ['Vysvětleno, zákazník souhlasí.', 'Пояснено, клієнт погоджується.'],
    ['Údaje ověřeny, vyřízeno hned.', 'Дані перевірено, вирішено одразу.'],
  ],
  'call-back': [['Spěchá, ozveme se během dne.', 'Поспішає, передзвонимо протягом дня.']],
  'passed-on': [
    ['Předáno technikům, ozvou se sami.', 'Передано технікам, вони звʼяжуться самі.'],
    ['Předáno fakturaci i s podklady.', 'Передано до розрахунків разом із документами.'],
  ],
  complaint: [
    ['Nesouhlasí s částkou, žádá písemné vyjádření.', 'Не згоден із сумою, просить письмову відповідь.'],
    ['Volá už podruhé, chce znát termín.', 'Телефонує вже вдруге, хоче знати термін.'],
  ],
  promise: [['Uhradí do konce týdne převodem.', 'Сплатить до кінця тижня переказом.']],
  waiting: [
    ['Pošle výpis z účtu e-mailem.', 'Надішле виписку з рахунку електронною поштою.'],
    ['Dohledá číslo smlouvy a zavolá.', 'Знайде номер договору й зателефонує.'],
  ],
  'technical-fault': [['Restart nepomohl, nahlášeno dohledu.', 'Перезапуск не допоміг, передано до нагляду.']],
};
const share = 0.4;

export function noteAbout({ caller }: ContactPlan, outcome: string, draw: Draw): string | null {
  const said = notes[outcome];
  if (!said || !draw.is(share)) return null;
  return draw.of(said)[caller.line === 'ukrainian' ? 1 : 0];
}
