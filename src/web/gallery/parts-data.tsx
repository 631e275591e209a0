import { EmptyState } from '../ui/empty-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { Figures } from '../ui/figures.tsx';
import { FreshnessBadge } from '../ui/freshness-badge.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProportionBar } from '../ui/proportion-bar.tsx';
import { ShiftStrip } from '../ui/shift-strip.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Sparkline } from '../ui/sparkline.tsx';
import { StatStrip } from '../ui/stat-strip.tsx';
import { TextButton } from '../ui/button.tsx';
import { Timer } from '../ui/timer.tsx';
import { CardHistory, CardMovements } from './card-tables.tsx';
import styles from './gallery.module.css';
import { Part } from './part.tsx';
import { ago, pictureTime } from './severka.tsx';
import { shift } from './shift.ts';

export const DataParts = () => (
  <>
    <Table />
    <History />
    <FactsAndFigures />
    <StatsAndPanels />
    <Proportions />
    <Nothing />
  </>
);

const Table = () => (
  <Part name="DataTable">
    <CardMovements />
  </Part>
);

const History = () => (
  <Part name="Timeline">
    <CardHistory />
  </Part>
);

const FactsAndFigures = () => (
  <Part name="Facts, FreshnessBadge, Figures">
    <Facts
      facts={[
        { label: 'Neuhrazeno', value: '2 480,00 Kč', tone: 'strong' },
        { label: 'Po splatnosti', value: '1 faktura, 34 dní', tone: 'bad' },
        { label: 'Splátky', value: '3 z 12' },
      ]}
    />
    <div className={styles.row}>
      <FreshnessBadge freshness="fresh" source="ABRA" age="14 s" />
      <FreshnessBadge freshness="old" source="e-shop" age="před 6 h" />
      <FreshnessBadge freshness="failing" source="banka" age="neodpovídá 4 min" />
    </div>
    <Figures
      figures={[
        { key: 'handled', value: '31', label: 'vyřízeno', compare: 'tým 28' },
        { key: 'talk', value: '5:06', label: 'průměrný hovor', compare: 'tým 4:48' },
      ]}
    />
  </Part>
);

const StatsAndPanels = () => (
  <Part name="StatStrip, Panel">
    <StatStrip
      stats={[
        { key: 'due', label: 'К оплате', value: '2 695,00 Kč' },
        { key: 'late', label: 'Просрочено', value: '28 дней', tone: 'bad' },
        { key: 'open', label: 'Обращения', value: '2' },
      ]}
    />
    <Panel title="Счета" aside={<FreshnessBadge freshness="fresh" source="ABRA" age="14 с" />}>
      <Facts facts={[{ label: '2610 0482', value: '1 715,00' }]} />
    </Panel>
    <Panel
      title="Платежи"
      aside={<FreshnessBadge freshness="failing" source="банк" age="не отвечает 4 мин" />}
      stale={{ said: 'Данные на 14:20', retry: <TextButton>Повторить</TextButton> }}
    >
      <Facts facts={[{ label: 'рассрочка', value: '1 040,00', tone: 'quiet' }]} />
    </Panel>
  </Part>
);

const Proportions = () => (
  <Part name="ProportionBar, Sparkline, ShiftStrip, Timer">
    <ProportionBar
      label="Hovor"
      parts={[
        { key: 'wait', value: 41, word: 'čekání 0:41', fill: 'waiting' },
        { key: 'talk', value: 236, word: 'hovor 5:17', fill: 'live' },
        { key: 'hold', value: 32, word: 'přidržení 0:24', fill: 'hold' },
        { key: 'talk2', value: 115, word: '', fill: 'live' },
      ]}
    />
    <ProportionBar
      height={6}
      label="Splátky"
      parts={[
        { key: 'paid', value: 5, word: '5 z 12', fill: 'ink' },
        { key: 'rest', value: 7, word: '', fill: 'rest' },
      ]}
    />
    <Sparkline values={[2, 3, 5, 3, 1, 3, 4, 2, 4, 5, 7, 5, 4, 2, 1]} label="poslední hodina" />
    <ShiftStrip label="Moje směna" {...shift} />
    <div className={styles.row}>
      <Timer since={ago(3, 27)} padded /> <Timer until={pictureTime + 22_000} /> <Timer since={ago(62, 3)} />
    </div>
  </Part>
);

const Nothing = () => (
  <Part name="EmptyState, Skeleton">
    <EmptyState action={<TextButton>Vzít ze schránky (14)</TextButton>}>
      Žádné nabídky. Obsluhujete 3 fronty, nikdo nečeká.
    </EmptyState>
    <Skeleton rows={4} word="Načítá se" />
  </Part>
);
