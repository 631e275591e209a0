import {
  BookOpen,
  Briefcase,
  CircleHelp,
  History,
  Inbox,
  Mail,
  MessageSquare,
  Phone,
  PhoneMissed,
  PhoneOutgoing,
  Settings,
  SquareCheckBig,
  Users,
} from 'lucide-react';
import { BarStatus, type BarStatusProps } from '../app/shell/bar/bar-status.tsx';
import { Rail, type RailItem } from '../app/shell/rail.tsx';
import { RosterSection } from '../app/shell/roster/roster.tsx';
import { RosterRow } from '../app/shell/roster/roster-row.tsx';
import { Icon } from '../ui/icon.tsx';
import { Lamp } from '../ui/lamp.tsx';
import type { MenuProps } from '../ui/menu.tsx';

/** Tuesday 24. 11. 2026, 15:04:11 in Prague: the moment of the pictures. */
export const pictureTime = Date.UTC(2026, 10, 24, 14, 4, 11);
export const ago = (minutes: number, seconds: number): number => pictureTime - (minutes * 60 + seconds) * 1_000;
export const nothing = (): void => undefined;

const items: RailItem[] = [
  { key: 'desk', label: 'Pracovní plocha', icon: Phone, href: '/desk' },
  { key: 'inbox', label: 'Schránka', icon: Inbox, href: '/inbox', waiting: { count: 14, word: 'čeká' } },
  { key: 'customers', label: 'Zákazníci', icon: Users, href: '/customers' },
  { key: 'cases', label: 'Případy', icon: Briefcase, href: '/cases' },
  { key: 'tasks', label: 'Úkoly', icon: SquareCheckBig, href: '/tasks' },
  { key: 'history', label: 'Historie', icon: History, href: '/history' },
  { key: 'knowledge', label: 'Znalosti', icon: BookOpen, href: '/kb' },
];

const foot: RailItem[] = [
  { key: 'help', label: 'Nápověda', icon: CircleHelp, href: '/help' },
  { key: 'settings', label: 'Nastavení', icon: Settings, href: '/settings' },
];

export const SampleRail = ({ active }: { active: string }) => (
  <Rail items={items} foot={foot} active={active} onGo={nothing} />
);

export const states: MenuProps['groups'] = [
  { key: 'ready', items: [{ key: 'ready', label: 'Na příjmu', chosen: true, onChoose: nothing }] },
  {
    key: 'pauses',
    label: 'Pauza',
    items: [
      { key: 'break', label: 'Přestávka', chosen: false, onChoose: nothing },
      { key: 'lunch', label: 'Oběd', chosen: false, onChoose: nothing },
    ],
  },
];

const account: MenuProps['groups'] = [
  {
    key: 'account',
    items: [
      { key: 'keys', label: 'Klávesové zkratky', keys: '?', onChoose: nothing },
      { key: 'out', label: 'Odhlásit', onChoose: nothing },
    ],
  },
];

export const SampleStatus = (props: Partial<BarStatusProps>) => (
  <BarStatus
    quality={{ level: 'good', latencyMs: 22 }}
    headset="Jabra"
    notices={{ count: 2, onOpen: nothing }}
    agent="Jana N."
    account={account}
    {...props}
  />
);

const scheduled = (icon: typeof PhoneOutgoing, word: string) => (
  <Lamp state="ready" open word={word} glyph={<Icon of={icon} size={12} />} />
);

export const SampleChat = ({ time }: { time: string }) => (
  <RosterRow
    lamp={scheduled(MessageSquare, 'chat')}
    title="Шевченко Ірина"
    strong
    time={time}
    detail="дякую, чекаю"
    onOpen={nothing}
  />
);

export const dueNovak = (
  <RosterRow lamp={scheduled(PhoneOutgoing, 'zpětné volání')} title="Novák Petr" time="15:20" onOpen={nothing} />
);

export const dueTask = (
  <RosterRow lamp={scheduled(SquareCheckBig, 'úkol')} title="Potvrdit SIPO – Malá" time="16:05" onOpen={nothing} />
);

export const dueCallback = (
  <RosterRow lamp={scheduled(PhoneOutgoing, 'zpětné volání')} title="Ковальчук Олена" time="16:20" onOpen={nothing} />
);

export const parkedDvorak = (
  <RosterRow
    lamp={<Lamp state="paused" word="odloženo" />}
    title="Dvořák Josef"
    time="14:41"
    detail="chybí výsledek · do zítra 14:41"
    onOpen={nothing}
  />
);

export const SampleInbox = () => (
  <RosterSection title="Schránka" count={14}>
    <RosterRow lamp={<Icon of={Mail} />} title="Karty" time="6" onOpen={nothing} />
    <RosterRow lamp={<Icon of={Mail} />} title="Reklamace" time="5" onOpen={nothing} />
    <RosterRow lamp={<Icon of={PhoneMissed} />} title="Zmeškané hovory" time="3" onOpen={nothing} />
  </RosterSection>
);
