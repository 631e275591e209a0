import { LiveBar } from '../app/shell/bar/live-bar.tsx';
import { PausedBar } from '../app/shell/bar/paused-bar.tsx';
import { ReadyBar } from '../app/shell/bar/ready-bar.tsx';
import { ReconnectingBar } from '../app/shell/bar/reconnecting-bar.tsx';
import { RingingBar } from '../app/shell/bar/ringing-bar.tsx';
import { NextStateMenu } from '../app/shell/bar/state-menu.tsx';
import { WrapUpBar } from '../app/shell/bar/wrapup-bar.tsx';
import styles from './gallery.module.css';
import { ago, nothing, pictureTime, SampleStatus, states } from './severka.tsx';

const rest = {
  since: ago(4, 12),
  states,
  channels: [
    { channel: 'phone', word: 'hovory' },
    { channel: 'chat', word: 'chaty', load: '0/3' },
    { channel: 'email', word: 'e-maily' },
  ],
  onFind: nothing,
  onDialpad: nothing,
} as const;

const controls = {
  muted: false,
  held: false,
  onMute: nothing,
  onHold: nothing,
  onTransfer: nothing,
  onKeypad: nothing,
  onInvite: nothing,
  onEnd: nothing,
};

const offer = {
  queue: 'Infolinka › Karty',
  from: ago(0, 14),
  until: pictureTime + 11_000,
  caller: 'Čapková Alena',
  number: '602 118 340',
  facts: ['dnes volá podruhé', 'čekání 0:41', 'zadaná karta •••• 4021'],
  onAnswer: nothing,
  onDecline: nothing,
};

const wrapUp = {
  caller: 'Čapková Alena',
  talkMs: 341_000,
  from: ago(0, 23),
  until: pictureTime + 22_000,
  extension: { ms: 30_000, left: 1 },
  onExtend: nothing,
  onPark: nothing,
  onDonePause: nothing,
  onDoneReady: nothing,
};

/** Every form of the phone bar, one under another. */
export function Bars() {
  const status = <SampleStatus />;
  const short = <SampleStatus short next={<NextStateMenu word="Na příjmu" states={states} />} />;
  const call = { caller: 'Čapková Alena', queue: 'Infolinka › Karty', since: ago(3, 27), status: short };
  return (
    <main className={styles.bars}>
      <h1 className="visually-hidden">Telefonní lišta</h1>
      <ReadyBar lamp="ready" word="Na příjmu" {...rest} status={status} />
      <ReadyBar lamp="live" word="Na chatech" {...rest} status={status} />
      <PausedBar word="Oběd" {...rest} onGoReady={nothing} status={status} />
      <PausedBar word="Zmeškaný hovor" missed {...rest} onGoReady={nothing} status={status} />
      <ReadyBar lamp="offline" word="Odhlášeno" {...rest} status={<SampleStatus quality={null} />} />
      <ReadyBar
        lamp="unreachable"
        word="Bez spojení"
        {...rest}
        status={<SampleStatus quality={{ level: 'poor', latencyMs: 840 }} />}
      />
      <RingingBar {...offer} status={status} />
      <RingingBar {...offer} busy status={status} />
      <LiveBar {...call} {...controls} recording="running" />
      <LiveBar {...call} {...controls} recording="running" muted />
      <LiveBar {...call} {...controls} recording="paused" held heldSince={ago(0, 48)} />
      <ReconnectingBar {...call} lostAt={ago(0, 2)} heldUntil={pictureTime + 18_000} onEnd={nothing} />
      <WrapUpBar {...wrapUp} status={status} />
      <WrapUpBar {...wrapUp} missing={['výsledek']} extension={{ ms: 30_000, left: 0 }} status={status} />
    </main>
  );
}
