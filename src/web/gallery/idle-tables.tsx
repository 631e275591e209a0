import { Mail, MessageSquare, PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import { DataTable } from '../ui/data-table.tsx';
import { Icon } from '../ui/icon.tsx';
import { StateGlyph } from '../ui/lamp.tsx';
import { Sparkline } from '../ui/sparkline.tsx';
import styles from './desk.module.css';

const queues = [
  ['Infolinka › Karty', 0, '–', '91 %', 'ze 164', 'úroveň 3 ze 3', [1, 3, 1, 4, 2, 1, 3, 4, 7, 4, 3, 1, 3, 1, 1]],
  ['Infolinka › Energie', 0, '–', '88 %', 'z 302', 'úroveň 2 ze 3', [3, 5, 7, 5, 6, 4, 5, 3, 4, 2, 3, 3, 1, 2, 1]],
  ['Chat CZ', 0, '–', '96 %', 'ze 47', 'nejvýš 3 chaty najednou', [1, 1, 7, 1, 1, 1, 7, 1, 1, 1, 1, 7, 1, 1, 1]],
  ['Reklamace', 2, '0:24', '79 %', 'z 58', 'záloha od čekání 1:00', [2, 3, 5, 3, 1, 3, 4, 2, 4, 5, 7, 5, 4, 2, 1]],
] as const;

export const IdleQueues = () => (
  <DataTable
    caption="Moje fronty"
    rows={queues}
    rowKey={(row) => row[0]}
    columns={[
      { key: 'name', head: 'Moje fronty', title: true, cell: (row) => row[0], tone: 'strong', width: '174px' },
      {
        key: 'waiting',
        head: 'čeká',
        numeric: true,
        width: '52px',
        cell: (row) => (row[1] > 0 ? <strong>{row[1]}</strong> : <span className={styles.zero}>0</span>),
      },
      { key: 'longest', head: 'nejdéle', numeric: true, cell: (row) => row[2], width: '64px', tone: 'second' },
      {
        key: 'inTime',
        head: 'do 20 s · dnes',
        numeric: true,
        width: '112px',
        cell: (row) => (
          <>
            {row[3]} <span className={styles.zero}>{row[4]}</span>
          </>
        ),
      },
      {
        key: 'hour',
        head: <span className={styles.hour}>poslední hodina</span>,
        width: '120px',
        cell: (row) => (
          <span className={styles.hour}>
            <Sparkline values={row[6]} label="čekající za poslední hodinu" />
          </span>
        ),
      },
      { key: 'role', head: 'vaše role', cell: (row) => row[5], tone: 'second' },
    ]}
  />
);

const recent = [
  ['14:58', PhoneIncoming, 'Malá Ivana', 'Platba přes SIPO', 'Vyřešeno', '6:12'],
  ['14:41', PhoneIncoming, 'Dvořák Josef', 'Reklamace vyúčtování elektřiny', null, '9:40'],
  ['14:22', MessageSquare, 'Horáková Lenka', 'Přerušení dodávky, Líšeň', 'Předáno › Poruchy', '12:05'],
  ['14:03', PhoneIncoming, '541 220 100', '–', 'Bez případu › omyl', '0:31'],
  ['13:42', PhoneIncoming, 'Novák Petr', 'Změna tarifu Optika', 'Zavolat zpět 15:20', '4:55'],
  ['13:29', PhoneOutgoing, 'Ковальчук Олена', 'Přepis smlouvy na plyn', 'Zavolat zpět 16:20', '7:18'],
  ['13:11', Mail, 'Beneš Vojtěch', 'Změna zálohy na plyn', 'Vyřešeno', '4:02'],
  ['12:22', PhoneIncoming, 'Šťastná Hana', 'Přihlášení do samoobsluhy', 'Vyřešeno', '3:37'],
] as const;

export const IdleRecent = () => (
  <DataTable
    caption="Naposledy vyřízeno"
    rows={recent}
    rowKey={(row) => row[0]}
    columns={[
      {
        key: 'who',
        head: 'Naposledy vyřízeno',
        title: true,
        width: '208px',
        cell: (row) => (
          <span className={styles.who}>
            <span className={styles.whoTime}>{row[0]}</span>
            <Icon of={row[1]} />
            <strong>{row[2]}</strong>
          </span>
        ),
      },
      { key: 'topic', head: 'téma', cell: (row) => row[3], tone: 'second', width: '254px' },
      {
        key: 'outcome',
        head: 'výsledek',
        cell: (row) =>
          row[4] ?? (
            <span className={styles.parked}>
              <StateGlyph state="paused" /> k dokončení
            </span>
          ),
      },
      { key: 'length', head: 'délka', numeric: true, cell: (row) => row[5], tone: 'second' },
    ]}
  />
);
