import { CreditCard, Ellipsis, PhoneIncoming, Plus, RefreshCw, ShieldCheck } from 'lucide-react';
import { LiveBar } from '../app/shell/bar/live-bar.tsx';
import { NextStateMenu } from '../app/shell/bar/state-menu.tsx';
import { Roster, RosterSection } from '../app/shell/roster/roster.tsx';
import { RosterRow } from '../app/shell/roster/roster-row.tsx';
import { Shell } from '../app/shell/shell.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { AddChip, Chip } from '../ui/chip.tsx';
import { Checks } from '../ui/checks.tsx';
import { FreshnessBadge } from '../ui/freshness-badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Lamp } from '../ui/lamp.tsx';
import { NoteField } from '../ui/note-field.tsx';
import { ObjectHead } from '../ui/object-head.tsx';
import { SavedMark } from '../ui/saved-mark.tsx';
import { StatStrip } from '../ui/stat-strip.tsx';
import { Strip } from '../ui/strip.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Tag } from '../ui/tag.tsx';
import { Toast } from '../ui/toast.tsx';
import { CallContext } from './call-context.tsx';
import { CardHistory, CardMovements } from './card-tables.tsx';
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
  states,
} from './severka.tsx';

/** mocks/desk-call-card. */
export function DeskCall() {
  return (
    <Shell
      bar={
        <LiveBar
          caller="Čapková Alena"
          queue="Infolinka › Karty"
          since={ago(3, 27)}
          recording="running"
          muted={false}
          held={false}
          onMute={nothing}
          onHold={nothing}
          onTransfer={nothing}
          onKeypad={nothing}
          onInvite={nothing}
          onEnd={nothing}
          status={<SampleStatus short next={<NextStateMenu word="Na příjmu" states={states} />} />}
        />
      }
      rail={<SampleRail active="desk" />}
      roster={<CallRoster />}
      stage={<CardStage />}
      context={<CallContext />}
    />
  );
}

function CallRoster() {
  return (
    <Roster
      foot={
        <Toast
          title="Případ 4711 založen"
          detail="Dotaz na zůstatek · připojena karta, téma a tento hovor"
          until={pictureTime + 5_000}
          undo={{ label: 'Vrátit', onUndo: nothing }}
          open={{ label: 'Otevřít', onOpen: nothing }}
          why={{ label: 'Proč?', onWhy: nothing }}
          onGone={nothing}
        />
      }
    >
      <RosterSection title="Moje" count={2}>
        <RosterRow
          lamp={<Lamp state="live" word="v hovoru" />}
          title="Čapková Alena"
          strong
          time="03:27"
          detail="Infolinka › Karty"
          detailIcon={<Icon of={PhoneIncoming} size={14} />}
          selected
          onOpen={nothing}
        />
        <SampleChat time="0:21" />
      </RosterSection>
      <RosterSection title="Dnes splnit" count={2}>
        {dueNovak}
        {dueTask}
      </RosterSection>
      <RosterSection title="K dokončení" count={1}>
        {parkedDvorak}
      </RosterSection>
    </Roster>
  );
}

function CardStage() {
  return (
    <>
      <Strip
        tone="good"
        icon={<Icon of={ShieldCheck} />}
        title="Ověřeno"
        aside={
          <Button variant="quiet" size="small" keys="I">
            Jiná osoba
          </Button>
        }
      >
        karta a PIN v IVR, datum narození · 15:02
      </Strip>
      <Tabs
        label="Hovor"
        active="card"
        onChoose={nothing}
        tabs={[
          { key: 'card', label: <Ref kind="Karta" no="•••• 4021" />, icon: <Icon of={CreditCard} /> },
          { key: 'call', label: 'Hovor' },
          { key: '4711', label: <Ref kind="Případ" no="4711" />, tag: <Tag tone="good">nový</Tag> },
          { key: '4682', label: <Ref kind="Případ" no="4682" /> },
          { key: 'script', label: 'Skript Karty' },
        ]}
        after={<IconButton label="Otevřít další" icon={<Icon of={Plus} />} />}
      >
        <div className={styles.card}>
          <CardHead />
          <CardStats />
          <div className={styles.halves}>
            <CardMovements />
            <CardHistory />
          </div>
        </div>
      </Tabs>
      <NoteFoot />
    </>
  );
}

const Ref = ({ kind, no }: { kind: string; no: string }) => (
  <>
    <span>{kind}</span>
    <span>{no}</span>
  </>
);

const CardHead = () => (
  <ObjectHead
    title="Dobíjecí karta •••• 4021"
    status={{ word: 'aktivní', tone: 'good' }}
    about={
      <>
        držitel <a href="/customers/1">Alena Čapková</a> · smlouva <a href="/o/contract/1002331">1002331</a> · vydána 3.
        9. 2024
      </>
    }
    actions={
      <>
        <Button variant="ink" icon={<Icon of={RefreshCw} />} keys="R">
          Obnovit zůstatek
        </Button>
        <Button>Změnit limit…</Button>
        <IconButton variant="outline" label="Další akce" icon={<Icon of={Ellipsis} />} />
      </>
    }
  />
);

const CardStats = () => (
  <StatStrip
    lead
    stats={[
      {
        key: 'balance',
        label: 'Zůstatek',
        value: '1 284,00 Kč',
        detail: <FreshnessBadge freshness="fresh" source="platební systém" age="před 3 s" />,
      },
      { key: 'reserved', label: 'Rezervováno', value: '150,00 Kč', detail: 'stojan Vaňkovka' },
      { key: 'limit', label: 'Limit na den', value: '2 000 Kč', detail: 'dnes zbývá 1 779' },
      { key: 'valid', label: 'Platnost', value: '08/2028', detail: 'čipová, do 500 bez PINu' },
    ]}
  />
);

function NoteFoot() {
  return (
    <div className={styles.noteFoot}>
      <NoteField
        label="Poznámka k hovoru"
        aside={<SavedMark word="uloženo 15:04:11" />}
        defaultValue="Převod 1 000 Kč už je na kartě vidět. Chce navýšit denní limit do pátku, poslat potvrzení e-mailem."
        autoFocus
      />
      <div className={styles.topics}>
        <span className={styles.topicsWord}>Témata</span>
        <Chip label="Zůstatek karty" removeLabel="Odebrat téma Zůstatek karty" onRemove={nothing} />
        <Chip label="Limit karty" removeLabel="Odebrat téma Limit karty" onRemove={nothing} />
        <AddChip label="téma" keys="T" onClick={nothing} />
        <div className={styles.checks}>
          <Checks
            label="Co formulář má"
            items={[
              { key: 'topic', word: 'téma', done: true, said: 'hotovo' },
              { key: 'note', word: 'poznámka', done: true, said: 'hotovo' },
              { key: 'outcome', word: 'výsledek', done: false, said: 'chybí' },
            ]}
          />
        </div>
      </div>
    </div>
  );
}
