import { Briefcase, History, Mail, Pencil, PhoneOutgoing, RefreshCw, SlidersHorizontal } from 'lucide-react';
import { WrapUpBar } from '../app/shell/bar/wrapup-bar.tsx';
import { ParkedTray } from '../app/shell/roster/parked-tray.tsx';
import { Roster, RosterSection } from '../app/shell/roster/roster.tsx';
import { RosterRow } from '../app/shell/roster/roster-row.tsx';
import { Shell } from '../app/shell/shell.tsx';
import { IconButton } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Icon } from '../ui/icon.tsx';
import { Lamp } from '../ui/lamp.tsx';
import { ProportionBar } from '../ui/proportion-bar.tsx';
import { Section } from '../ui/section.tsx';
import { Tag } from '../ui/tag.tsx';
import styles from './desk.module.css';
import {
  ago,
  dueNovak,
  dueTask,
  nothing,
  parkedDvorak,
  pictureTime,
  SampleChat,
  SampleRail,
  SampleStatus,
} from './severka.tsx';
import { WrapUpStage } from './wrapup-stage.tsx';

/** mocks/desk-wrapup. */
export const DeskWrapUp = () => (
  <Shell
    bar={
      <WrapUpBar
        caller="Čapková Alena"
        talkMs={341_000}
        from={ago(0, 23)}
        until={pictureTime + 22_000}
        extension={{ ms: 30_000, left: 1 }}
        onExtend={nothing}
        onPark={nothing}
        onDonePause={nothing}
        onDoneReady={nothing}
        status={<SampleStatus headset="" />}
      />
    }
    rail={<SampleRail active="desk" />}
    roster={<WrapUpRoster />}
    stage={<WrapUpStage />}
    context={<WillHappen />}
  />
);

const WrapUpRoster = () => (
  <Roster
    foot={
      <ParkedTray count={2} why="time-out" onOpen={nothing}>
        {parkedDvorak}
        <RosterRow
          lamp={<Lamp state="paused" word="odloženo" />}
          title="541 220 100"
          time="13:18"
          detail="chybí téma · do zítra 13:18"
          onOpen={nothing}
        />
      </ParkedTray>
    }
  >
    <RosterSection title="Nabídky" count={0} hint="Další hovor přijde nejdřív za 0:22." />
    <RosterSection title="Moje" count={2}>
      <RosterRow
        lamp={<Lamp state="wrap" word="dozpracování" />}
        title="Čapková Alena"
        strong
        time="0:22"
        detail="dozpracování · hovor 5:41"
        selected
        onOpen={nothing}
      />
      <SampleChat time="0:48" />
    </RosterSection>
    <RosterSection title="Dnes splnit" count={3}>
      {dueNovak}
      <RosterRow
        lamp={<Lamp state="ready" open word="zpětné volání" glyph={<Icon of={PhoneOutgoing} size={12} />} />}
        title="Čapková Alena"
        strong
        tag={<Tag>nové</Tag>}
        time="15:27"
        onOpen={nothing}
      />
      {dueTask}
    </RosterSection>
  </Roster>
);

const steps = [
  [Briefcase, 'Případ 4711 → Čeká na zákazníka', 'Dotaz na zůstatek, založen akcí'],
  [PhoneOutgoing, 'Zpětné volání dnes 15:27', 'Jana N., jinak tým Karty'],
  [Mail, 'E-mail „Změna limitu karty“', 'česky, a.capkova@posta.example'],
  [History, 'Zápis do historie', 'hovor, karta •••• 4021, případ 4711'],
] as const;

const WillHappen = () => (
  <>
    <section className={styles.steps}>
      <h2>Co se stane po Hotovo</h2>
      <p className={styles.source}>každý krok lze upravit nebo vyřadit</p>
      <ul>
        {steps.map(([icon, title, detail]) => (
          <li key={title}>
            <Icon of={icon} />
            <div>
              <strong>{title}</strong>
              <small>{detail}</small>
            </div>
            <IconButton size="small" label={`Upravit: ${title}`} icon={<Icon of={Pencil} size={14} />} />
          </li>
        ))}
      </ul>
    </section>
    <Section title="Hovor" aside="15:01–15:07">
      <div className={styles.callBar}>
        <ProportionBar
          label="Průběh"
          parts={[
            { key: 'wait', value: 41, word: 'čekání 0:41', fill: 'waiting' },
            { key: 'talk', value: 236, word: 'hovor', fill: 'live' },
            { key: 'hold', value: 32, word: 'přidržení 0:24', fill: 'hold' },
            { key: 'talk2', value: 115, word: '', fill: 'live' },
          ]}
        />
      </div>
      <Facts
        facts={[
          { label: 'Čekání', value: '0:41' },
          { label: 'Hovor', value: '5:41' },
          { label: 'Z toho přidržení', value: '0:24' },
          { label: 'Zavěšení', value: 'zákazník' },
        ]}
      />
    </Section>
    <Section title="Provedené akce">
      <Facts
        facts={[
          { label: 'Obnovit zůstatek', value: '15:04', tone: 'quiet', icon: <Icon of={RefreshCw} /> },
          { label: 'Limit 2 000 → 4 000 Kč', value: '15:06', tone: 'quiet', icon: <Icon of={SlidersHorizontal} /> },
        ]}
      />
    </Section>
    <p className={styles.serverTime}>
      Čas hlídá server. Když vyprší, formulář se odloží do K dokončení a nic se neztratí.
    </p>
  </>
);
