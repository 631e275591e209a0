import { Check, Phone } from 'lucide-react';
import { ReadyBar } from '../app/shell/bar/ready-bar.tsx';
import { Roster, RosterSection } from '../app/shell/roster/roster.tsx';
import { Shell } from '../app/shell/shell.tsx';
import { Button } from '../ui/button.tsx';
import { Figures } from '../ui/figures.tsx';
import { Icon } from '../ui/icon.tsx';
import { Schedule } from '../ui/schedule.tsx';
import { Section } from '../ui/section.tsx';
import { ShiftLegend } from '../ui/shift-legend.tsx';
import { ShiftStrip } from '../ui/shift-strip.tsx';
import { Badge } from '../ui/tag.tsx';
import { IdleQueues, IdleRecent } from './idle-tables.tsx';
import styles from './desk.module.css';
import {
  ago,
  dueCallback,
  dueNovak,
  dueTask,
  nothing,
  parkedDvorak,
  SampleInbox,
  SampleRail,
  SampleStatus,
  states,
} from './severka.tsx';
import { shift } from './shift.ts';

/** mocks/desk-idle. */
export const DeskIdle = () => (
  <Shell
    bar={
      <ReadyBar
        lamp="ready"
        word="Na příjmu"
        since={ago(4, 12)}
        states={states}
        channels={[
          { channel: 'phone', word: 'hovory' },
          { channel: 'chat', word: 'chaty', load: '0/3' },
          { channel: 'email', word: 'e-maily' },
        ]}
        onFind={nothing}
        onDialpad={nothing}
        status={<SampleStatus />}
      />
    }
    rail={<SampleRail active="desk" />}
    roster={<IdleRoster />}
    stage={<IdleStage />}
    context={<IdleContext />}
  />
);

const IdleRoster = () => (
  <Roster>
    <RosterSection title="Nabídky" count={0} hint="Nic nezvoní. Mezitím si můžete vzít práci ze schránky." />
    <RosterSection title="Dnes splnit" count={3}>
      {dueNovak}
      {dueTask}
      {dueCallback}
    </RosterSection>
    <RosterSection title="K dokončení" count={1}>
      {parkedDvorak}
    </RosterSection>
    <SampleInbox />
  </Roster>
);

const IdleStage = () => (
  <div className={styles.idle}>
    <header className={styles.greeting}>
      <h1>Dobré odpoledne, Jano</h1>
      <span>úterý 24. 11. 2026</span>
    </header>
    <section className={styles.next} aria-label="Nejbližší úkol">
      <div className={styles.nextTime}>
        <strong>15:20</strong>
        <span>za 16 minut</span>
      </div>
      <div className={styles.nextWhat}>
        <h2>Zpětné volání · Novák Petr</h2>
        <p>„Poradím se s manželkou.“ · slíbeno ve 13:42</p>
        <a href="/cases/4698">Případ 4698 · Změna tarifu Optika 500</a>
      </div>
      <div className={styles.nextActs}>
        <Button variant="ink" size="bar" icon={<Icon of={Phone} />} keys="F2">
          Zavolat teď
        </Button>
        <Button size="bar" menu>
          Jindy
        </Button>
      </div>
    </section>
    <section className={styles.shift}>
      <header>
        <h2>Moje směna</h2>
        <ShiftLegend
          items={[
            { kind: 'talk', word: 'Rozhovory', value: '2:38' },
            { kind: 'wrap', word: 'Dozpracování', value: '0:27' },
            { kind: 'ready', word: 'Na příjmu', value: '3:12' },
            { kind: 'pause', word: 'Pauzy', value: '0:47' },
          ]}
        />
      </header>
      <ShiftStrip label="Rozhovory 2:38, dozpracování 0:27, na příjmu 3:12, pauzy 0:47" {...shift} />
    </section>
    <IdleQueues />
    <IdleRecent />
  </div>
);

const IdleContext = () => (
  <>
    <Section title="Můj den" aside="porovnání s týmem">
      <Figures
        figures={[
          { key: 'handled', value: '31', label: 'vyřízeno', compare: 'tým 28' },
          { key: 'talk', value: '5:06', label: 'průměrný hovor', compare: 'tým 4:48' },
          { key: 'wrap', value: '0:52', label: 'dozpracování', compare: 'tým 1:04' },
          { key: 'first', value: '82 %', label: 'napoprvé', compare: 'z 28 · tým 77 %' },
        ]}
      />
    </Section>
    <Section
      title="Kvalita"
      aside={
        <span className={styles.score}>
          <strong>4,6</strong> z 5
        </span>
      }
    >
      <p className={styles.quote}>„Výborně shrnutá dohoda na konci hovoru.“</p>
      <p className={styles.source}>
        Radek Vlček · včera · <a href="/recordings/1">přehrát 2:14</a>
      </p>
    </Section>
    <Section title="Pauzy" aside="volno 2 ze 3 míst">
      <Schedule
        label="Pauzy"
        rows={[
          { key: '1', time: '10:00', what: 'Přestávka', aside: <Done word="15 min" />, done: true },
          { key: '2', time: '12:30', what: 'Oběd', aside: <Done word="32 min" />, done: true },
          { key: '3', time: '15:45', what: 'Přestávka', aside: 'za 41 min' },
        ]}
      />
    </Section>
    <Section
      title={
        <span className={styles.notices}>
          Oznámení <Badge count={2} />
        </span>
      }
    >
      <div className={styles.notice}>
        <strong>Nový skript: limity dobíjecích karet</strong>
        <p className={styles.source}>
          čtení 2 min · platí od zítřka · <a href="/kb/1">přečíst a potvrdit</a>
        </p>
      </div>
      <div className={styles.notice}>
        <strong>Odstávka internetu Brno-Líšeň</strong>
        <p className={styles.source}>st 25. 11. 1:00–4:00 · 412 zákazníků</p>
      </div>
    </Section>
  </>
);

const Done = ({ word }: { word: string }) => (
  <>
    <Icon of={Check} /> {word}
  </>
);
