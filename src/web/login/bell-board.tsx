import { useTranslation } from 'react-i18next';
import { Lamp, type LampState } from '../ui/lamp.tsx';
import styles from './bell-board.module.css';

const step = 64 / 3;
const columns = 30;
const rows = 33;

/** First lit column and number of lit lamps of each row of the bell, from the crown down. */
const bell: readonly (readonly [row: number, first: number, count: number])[] = [
  [6, 14, 2],
  [7, 14, 2],
  [8, 12, 6],
  [9, 10, 10],
  [10, 9, 12],
  [11, 9, 12],
  [12, 8, 14],
  [13, 8, 14],
  [14, 8, 14],
  [15, 8, 14],
  [16, 8, 14],
  [17, 8, 14],
  [18, 8, 14],
  [19, 7, 16],
  [20, 6, 18],
  [21, 5, 20],
  [22, 5, 20],
];

type Lit = 'bell' | 'available' | 'offered' | 'live' | 'wrap' | 'paused';

const agents: readonly (readonly [lit: Lit, column: number, row: number])[] = [
  ...[13, 14, 15, 16].map((column) => ['offered', column, 24] as const),
  ...[14, 15].map((column) => ['offered', column, 25] as const),
  ['live', 10, 2],
  ['available', 19, 3],
  ['available', 26, 3],
  ['available', 3, 5],
  ['paused', 27, 7],
  ['live', 24, 10],
  ['available', 4, 13],
  ['available', 27, 17],
  ['live', 2, 19],
  ['wrap', 25, 24],
  ['available', 5, 26],
  ['available', 1, 28],
  ['live', 22, 28],
  ['available', 28, 29],
  ['paused', 9, 30],
];

function board(): { key: string; x: number; y: number; lit: Lit | undefined }[] {
  const lit = new Map<string, Lit>();
  for (const [row, first, count] of bell)
    for (let nth = 0; nth < count; nth++) lit.set(`${first + nth} ${row}`, 'bell');
  for (const [state, column, row] of agents) lit.set(`${column} ${row}`, state);
  return Array.from({ length: columns * rows }, (_, nth) => {
    const column = nth % columns;
    const row = Math.floor(nth / columns);
    const key = `${column} ${row}`;
    return { key, x: (column + 0.5) * step, y: (row + 0.5) * step, lit: lit.get(key) };
  });
}

const lamps = board();
const legend: readonly LampState[] = ['ready', 'offered', 'live', 'wrap', 'paused'];

/** The board of lamps that is the brand: a bell of lit lamps, its clapper ringing, agents around it. */
export function BellBoard() {
  const { t } = useTranslation();
  return (
    <aside className={styles.board} aria-label={t('app.name')}>
      <svg
        className={styles.lamps}
        viewBox={`0 0 ${columns * step} ${rows * step}`}
        preserveAspectRatio="xMidYMin slice"
        aria-hidden="true"
      >
        {lamps.map(({ key, x, y, lit }) => (
          <circle key={key} cx={x} cy={y} r={lit ? 6.3 : 2.6} data-lit={lit} />
        ))}
      </svg>
      <ul className={styles.legend}>
        {legend.map((state) => (
          <li key={state}>
            <Lamp state={state} word={t(`lamp.${state}`)} showWord />
          </li>
        ))}
      </ul>
    </aside>
  );
}
