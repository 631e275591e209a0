import { Mail, PhoneIncoming, PhoneOutgoing, SquareCheck } from 'lucide-react';
import { TextButton } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Icon } from '../ui/icon.tsx';
import { StageSection } from '../ui/section.tsx';
import { Timeline, type TimelineItem, TimelineMark } from '../ui/timeline.tsx';
import styles from './desk.module.css';

const movements = [
  ['dnes 13:20', 'Vaňkovka, 18,4 kWh', '−220,80'],
  ['23. 11.', 'Převod z účtu', '+1 000,00'],
  ['21. 11.', 'Vyškov D1, 31,0 kWh', '−403,00'],
  ['20. 11.', 'Brno Campus, 7,4 kWh', '−96,20'],
  ['18. 11.', 'Vratka stojan 0382', '+48,00'],
  ['17. 11.', 'Rousínov, 22,1 kWh', '−287,30'],
  ['15. 11.', 'Brno Campus, 9,8 kWh', '−127,40'],
  ['12. 11.', 'Kuřim, 12,0 kWh', '−156,00'],
  ['10. 11.', 'Převod z účtu', '+500,00'],
] as const;

export const CardMovements = () => (
  <div>
    <DataTable
      caption="Pohyby"
      rows={movements}
      rowKey={(row) => row[0]}
      columns={[
        { key: 'when', head: 'Pohyby', title: true, cell: (row) => row[0], tone: 'quiet', width: '80px' },
        { key: 'what', head: 'Popis', quietHead: true, cell: (row) => row[1] },
        {
          key: 'amount',
          head: 'Kč',
          numeric: true,
          cell: (row) => (row[2].startsWith('+') ? <span className={styles.plus}>{row[2]}</span> : row[2]),
        },
      ]}
    />
    <TextButton>Všech 148 pohybů</TextButton>
  </div>
);

const history: TimelineItem[] = [
  {
    key: '1',
    time: '15:04',
    glyph: <TimelineMark kind="automatic" />,
    text: (
      <>
        Případ <a href="/cases/4711">4711</a> založen akcí Obnovit zůstatek
      </>
    ),
  },
  {
    key: '2',
    time: '15:01',
    glyph: <TimelineMark kind="now" />,
    text: (
      <>
        <strong>Příchozí hovor</strong> · tento
      </>
    ),
    detail: 'IVR 2 Karty, čekání 0:41',
  },
  {
    key: '3',
    time: '10:12',
    glyph: <Icon of={PhoneIncoming} />,
    text: 'Příchozí hovor · Petr D.',
    detail: '„Po dobití nesedí zůstatek“, nedořešeno',
  },
  {
    key: '4',
    time: '21. 11.',
    glyph: <Icon of={Mail} />,
    text: 'E-mail: Zůstatek po převodu',
    detail: 'odpovězeno za 3 h 10 min',
  },
  {
    key: '5',
    time: '20. 11.',
    glyph: <Icon of={PhoneOutgoing} />,
    text: 'Odchozí hovor · bez spojení',
    detail: 'Petr D., kampaň Ověření kontaktů',
  },
  {
    key: '6',
    time: '14. 11.',
    glyph: <Icon of={SquareCheck} />,
    text: (
      <>
        Případ <a href="/cases/4655">4655</a> uzavřen: nový PIN
      </>
    ),
  },
];

export const CardHistory = () => (
  <StageSection title="Historie" aside="karta, případy, kontakty">
    <Timeline label="Historie" items={history} more={<TextButton>Starší, 61 záznamů</TextButton>} />
  </StageSection>
);
