import { Briefcase, Building2, History, PhoneOutgoing, UserSearch, Users } from 'lucide-react';
import { useState } from 'react';
import { ParkedTray } from '../app/shell/roster/parked-tray.tsx';
import { RosterSection } from '../app/shell/roster/roster.tsx';
import { RosterRow } from '../app/shell/roster/roster-row.tsx';
import { Icon } from '../ui/icon.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { Lamp } from '../ui/lamp.tsx';
import { PersonChoice, PersonChoices } from '../ui/person-choice.tsx';
import { Strip } from '../ui/strip.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Tag } from '../ui/tag.tsx';
import { Toast } from '../ui/toast.tsx';
import { CallContext } from './call-context.tsx';
import styles from './gallery.module.css';
import { Part } from './part.tsx';
import { nothing, parkedDvorak, pictureTime } from './severka.tsx';

const people = [
  ['Marie Nováková', 'Brno · contract 1002331', Briefcase, 'Open case 4688, called today 10:12', 4, 'strong'],
  ['Petr Novák', 'Brno · contract 0881120', PhoneOutgoing, 'We called this number yesterday', 3, 'medium'],
  ['Zdeněk Novák', 'Stavby Novák s.r.o.', Building2, 'Director; the number is his switchboard', 3, 'medium'],
  ['Jan Čapek', 'Brno · no active contract', History, 'Same number on file', 1, 'weak'],
] as const;

export const PaneParts = () => (
  <>
    <Strips />
    <Persons />
    <RosterAndToasts />
    <Context />
  </>
);

const Strips = () => (
  <Part name="Strip, Tabs" flush>
    <Strip tone="warn" icon={<Icon of={Users} />} title="Who is calling?" aside={<KeyCap keys="Esc" />}>
      5 people use 541 220 100
    </Strip>
    <Strip icon={<Icon of={UserSearch} />} title="Nikdo nenalezen">
      hovoru to nepřekáží
    </Strip>
    <Strip tone="bad" thin title="Bez spojení 0:07">
      hovor trvá dál
    </Strip>
    <SampleTabs />
  </Part>
);

const Persons = () => (
  <Part name="PersonChoice" flush>
    <PersonChoices label="Who is calling" heads={{ person: 'Person', reason: 'Why this person', evidence: 'Evidence' }}>
      {people.map(([name, about, icon, reason, strength, word], nth) => (
        <PersonChoice
          key={name}
          keys={String(nth + 1)}
          name={name}
          about={about}
          reasonIcon={<Icon of={icon} />}
          reasonTag={nth === 3 ? <Tag>guess</Tag> : undefined}
          reason={reason}
          reasonDetail="from this number"
          strength={{ of: strength, word }}
          chosen={nth === 0}
          onChoose={nothing}
        />
      ))}
    </PersonChoices>
  </Part>
);

const RosterAndToasts = () => (
  <Part name="Roster, Toast" flush>
    <div className={styles.roster}>
      <RosterSection title="Czaty" note="najdłużej bez odpowiedzi" count="3/3">
        <RosterRow
          lamp={<Lamp state="live" word="czat" />}
          title="Zhang Wei"
          strong
          late
          time="1:48"
          detail="Is the technician still coming?"
          unread={2}
          onOpen={nothing}
        />
        <RosterRow
          lamp={<Lamp state="hold" word="przytrzymano" />}
          title="Kowalska Beata"
          strong
          time="0:21"
          detail="I czy muszę gdzieś przyjechać…"
          selected
          onOpen={nothing}
        />
      </RosterSection>
      <ParkedTray count={1} why="time-out" onOpen={nothing}>
        {parkedDvorak}
      </ParkedTray>
      <Toast
        title="Případ 4711 založen"
        detail="Dotaz na zůstatek"
        until={pictureTime + 5_000}
        undo={{ label: 'Vrátit', onUndo: nothing }}
        open={{ label: 'Otevřít', onOpen: nothing }}
        why={{ label: 'Proč?', onWhy: nothing }}
        onGone={nothing}
      />
      <Toast tone="bad" title="ABRA neodpověděla" detail="Nic se nezměnilo." onGone={nothing} />
    </div>
  </Part>
);

const Context = () => (
  <Part name="PersonHead, Section" flush>
    <CallContext />
  </Part>
);

function SampleTabs() {
  const [active, setActive] = useState('overview');
  return (
    <Tabs
      label="Zákazník"
      active={active}
      onChoose={setActive}
      tabs={[
        { key: 'overview', label: 'Обзор' },
        { key: 'history', label: 'История', count: 148 },
        { key: 'cases', label: 'Обращения', count: 2, tag: <Tag tone="good">новое</Tag> },
      ]}
    >
      <p className={styles.body}>{active}</p>
    </Tabs>
  );
}
