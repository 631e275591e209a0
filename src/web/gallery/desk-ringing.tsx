import { CreditCard, Eye, ListChecks, Mail, PhoneIncoming } from 'lucide-react';
import { RingingBar } from '../app/shell/bar/ringing-bar.tsx';
import { Roster, RosterSection } from '../app/shell/roster/roster.tsx';
import { RosterRow } from '../app/shell/roster/roster-row.tsx';
import { Shell } from '../app/shell/shell.tsx';
import { Facts } from '../ui/facts.tsx';
import { Icon } from '../ui/icon.tsx';
import { Lamp } from '../ui/lamp.tsx';
import { PersonHead } from '../ui/person-head.tsx';
import { Section } from '../ui/section.tsx';
import { Tag } from '../ui/tag.tsx';
import styles from './desk.module.css';
import { MailStage } from './mail-stage.tsx';
import {
  ago,
  dueCallback,
  dueNovak,
  dueTask,
  nothing,
  parkedDvorak,
  pictureTime,
  SampleInbox,
  SampleRail,
  SampleStatus,
} from './severka.tsx';

/** mocks/desk-ringing. */
export const DeskRinging = () => (
  <Shell
    bar={
      <RingingBar
        queue="Infolinka › Karty"
        from={ago(0, 14)}
        until={pictureTime + 11_000}
        caller="Čapková Alena"
        number="602 118 340"
        facts={['dnes volá podruhé', 'čekání 0:41', 'zadaná karta •••• 4021']}
        onAnswer={nothing}
        onDecline={nothing}
        declineReasons={[{ key: 'reasons', items: [{ key: 'busy', label: 'Dokončuji e-mail', onChoose: nothing }] }]}
        status={<SampleStatus />}
      />
    }
    rail={<SampleRail active="inbox" />}
    roster={<RingingRoster />}
    stage={<MailStage />}
    context={<Preview />}
  />
);

const RingingRoster = () => (
  <Roster>
    <RosterSection title="Nabídky" count={1}>
      <RosterRow
        lamp={<Lamp state="offered" word="zvoní" />}
        title="Čapková Alena"
        strong
        time="0:14"
        detail="Infolinka › Karty"
        detailIcon={<Icon of={PhoneIncoming} size={14} />}
        offer={{ keys: 'F2', word: 'přijmout' }}
        onOpen={nothing}
      />
    </RosterSection>
    <RosterSection title="Moje" count={1}>
      <RosterRow
        lamp={<Lamp state="ready" open word="e-mail" glyph={<Icon of={Mail} size={12} />} />}
        title="Dvořák Josef"
        strong
        time="2:10"
        detail="rozepsaná odpověď · uloženo"
        selected
        onOpen={nothing}
      />
    </RosterSection>
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

const Preview = () => (
  <>
    <PersonHead
      name="Čapková Alena"
      familyFirst
      about="Brno · čeština · u nás od 2014"
      over={
        <>
          <Icon of={Eye} size={14} /> Náhled, jen pro čtení
        </>
      }
      overAside="načteno předem"
      tags={
        <>
          <Tag tone="good">shoda: karta z IVR</Tag>
          <Tag>neověřeno</Tag>
        </>
      }
    />
    <Section title="Proč volá">
      <Facts
        facts={[
          { label: 'IVR', value: '2 Karty › zůstatek' },
          { label: 'Zadaná karta', value: '•••• 4021' },
          { label: 'Čekání', value: '0:41' },
          { label: 'Naposledy', value: 'Petr D. 10:12, nedořešeno' },
        ]}
      />
    </Section>
    <Section title="Otevřené případy" aside="1">
      <p className={styles.openCase}>
        <span>4682</span> Nesedí zůstatek po dobití
      </p>
      <p className={styles.source}>čeká na provozovatele stojanu · zbývá 6 h</p>
    </Section>
    <Section title="Po přijetí se otevře">
      <ul className={styles.opens}>
        <li>
          <Icon of={CreditCard} /> Karta <span>•••• 4021</span>
        </li>
        <li>
          <Icon of={ListChecks} /> Skript Karty
        </li>
      </ul>
    </Section>
    <Section title="Proč právě vy">
      <p className={styles.quote}>
        Dovednost Karty 3 ze 3, ze dvou volných jste nejdéle bez hovoru. Hlas smí přerušit e-mail.
      </p>
    </Section>
  </>
);
