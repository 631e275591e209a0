import { Ellipsis, Phone, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '../ui/avatar.tsx';
import { BellMark } from '../ui/bell-mark.tsx';
import { Button, IconButton, TextButton } from '../ui/button.tsx';
import { AddChip, Chip } from '../ui/chip.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { Lamp, type LampState } from '../ui/lamp.tsx';
import { Menu } from '../ui/menu.tsx';
import { Badge, Tag } from '../ui/tag.tsx';
import { KeySheet } from '../app/key-sheet.tsx';
import styles from './gallery.module.css';
import { Part } from './part.tsx';
import { nothing, states } from './severka.tsx';

const lamps: readonly (readonly [LampState, string])[] = [
  ['ready', 'na příjmu'],
  ['offered', 'zvoní'],
  ['live', 'hovor'],
  ['hold', 'přidrženo'],
  ['wrap', 'dozpracování'],
  ['paused', 'pauza'],
  ['offline', 'odhlášeno'],
  ['unreachable', 'bez spojení'],
];

export const ActParts = () => (
  <>
    <Lamps />
    <Buttons />
    <Marks />
    <Opening />
  </>
);

const Lamps = () => (
  <Part name="Lamp">
    <div className={styles.row}>
      {lamps.map(([state, word]) => (
        <Lamp key={state} state={state} word={word} showWord />
      ))}
    </div>
    <div className={styles.row}>
      {lamps.map(([state, word]) => (
        <Lamp key={state} state={state} word={word} size={56} />
      ))}
    </div>
    <div className={styles.row}>
      {lamps.map(([state, word]) => (
        <Lamp key={state} state={state} word={word} open />
      ))}
    </div>
  </Part>
);

const Buttons = () => (
  <Part name="Button">
    <div className={styles.row}>
      <Button variant="ink" icon={<Icon of={RefreshCw} />} keys="R">
        Obnovit
      </Button>
      <Button>Změnit limit…</Button>
      <Button chosen>+20 min</Button>
      <Button menu>Jindy</Button>
      <Button variant="quiet" keys="I">
        Jiná osoba
      </Button>
      <Button disabled>Nelze</Button>
      <IconButton label="Další akce" variant="outline" icon={<Icon of={Ellipsis} />} />
    </div>
    <div className={styles.row}>
      <Button size="bar" variant="ink" keys="Ctrl ↵">
        Hotovo → Na příjmu
      </Button>
      <Button size="bar" variant="danger" icon={<Icon of={Phone} />}>
        Ukončit
      </Button>
      <Button size="form">Uložit</Button>
      <Button size="large" variant="ink">
        Sign in
      </Button>
      <TextButton>Starší, 61 záznamů</TextButton>
      <TextButton strong>Vrátit</TextButton>
      <TextButton quiet>Proč?</TextButton>
    </div>
  </Part>
);

const Marks = () => (
  <Part name="KeyCap, Tag, Badge, Chip, Avatar">
    <div className={styles.row}>
      {['F2', 'Ctrl ↵', 'Ctrl K', '↵', 'Esc', '/', 'R', '7', 'Z 1'].map((keys) => (
        <KeyCap key={keys} keys={keys} />
      ))}
    </div>
    <div className={styles.row}>
      <Tag>neověřeno</Tag>
      <Tag tone="good">nový</Tag>
      <Tag tone="warn">vráceno</Tag>
      <Tag tone="bad">zablokováno</Tag>
      <Tag tone="accent">vzor</Tag>
      <Badge count={2} word="oznámení" />
      <Badge count={14} />
    </div>
    <div className={styles.row}>
      <Chip label="Zůstatek karty" removeLabel="Odebrat" onRemove={nothing} />
      <AddChip label="téma" keys="T" onClick={nothing} />
      <AddChip label="Převod kreditu" plus={false} onClick={nothing} />
      <Avatar name="Jana N." size={24} />
      <Avatar name="Josef Dvořák" size={28} />
      <Avatar name="Čapková Alena" familyFirst />
      <Avatar name="陈伟" size={48} />
      <BellMark />
    </div>
  </Part>
);

const Opening = () => (
  <Part name="Menu, Dialog, KeySheet">
    <Opened />
  </Part>
);

function Opened() {
  const [shown, setShown] = useState<'dialog' | 'keys' | null>(null);
  const close = (): void => setShown(null);
  return (
    <div className={styles.row}>
      <Menu trigger={<Button menu>Stav</Button>} groups={states} />
      <Button onClick={() => setShown('dialog')}>Dialog</Button>
      <Button onClick={() => setShown('keys')}>Klávesy</Button>
      <Dialog
        opened={shown === 'dialog'}
        onClose={close}
        title="Zneplatnit případ 4711"
        closeLabel="Zavřít"
        foot={
          <>
            <Button onClick={close}>Zpět</Button>
            <Button variant="danger" onClick={close}>
              Zneplatnit
            </Button>
          </>
        }
      >
        Případ zůstane v historii s důvodem. Vrátit to nejde.
      </Dialog>
      <KeySheet opened={shown === 'keys'} onClose={close} singleKeys onSingleKeys={nothing} />
    </div>
  );
}
