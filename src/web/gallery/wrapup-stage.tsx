import { Check, ShieldCheck } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Checks } from '../ui/checks.tsx';
import { AddChip, Chip } from '../ui/chip.tsx';
import { ChoiceTile } from '../ui/choice-tile.tsx';
import { RadioRow } from '../ui/choices.tsx';
import { Icon } from '../ui/icon.tsx';
import { NoteField } from '../ui/note-field.tsx';
import { SavedMark } from '../ui/saved-mark.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Strip } from '../ui/strip.tsx';
import { nothing } from './severka.tsx';
import styles from './wrapup.module.css';

const outcomes = [
  ['1', 'Vyřešeno', 'uzavře případ'],
  ['2', 'Zavolat zpět', 'naplánuje hovor'],
  ['3', 'Předáno dál', 'vybrat tým'],
  ['4', 'Reklamace', 'založí případ'],
  ['5', 'Příslib platby', 'částka a den'],
  ['6', 'Čeká na zákazníka', 'připomene za 3 dny'],
  ['7', 'Technická závada', 'fronta Poruchy'],
  ['8', 'Bez zájmu', 'konec kampaně'],
  ['9', 'Omyl v čísle', 'bez případu'],
  ['0', 'Jiné oddělení', 'bez případu'],
] as const;

export const WrapUpStage = () => (
  <>
    <Strip
      tone="good"
      icon={<Icon of={ShieldCheck} />}
      title="Ověřeno"
      aside={
        <Checks
          label="Co formulář má"
          items={[
            { key: 'outcome', word: 'výsledek', done: true, said: 'hotovo' },
            { key: 'topic', word: 'téma', done: true, said: 'hotovo' },
            { key: 'note', word: 'poznámka', done: true, optional: true, said: 'hotovo' },
          ]}
        />
      }
    >
      Čapková Alena · 602 118 340
    </Strip>
    <div className={styles.form}>
      <header className={styles.head}>
        <h1>Jak to dopadlo</h1>
        <div className={styles.search}>
          <SearchField label="dalších 14 výsledků" keys="/" soft />
        </div>
      </header>
      <div className={styles.outcomes}>
        {outcomes.map(([keys, label, consequence]) => (
          <ChoiceTile
            key={keys}
            keys={keys}
            label={label}
            consequence={consequence}
            chosen={keys === '2'}
            onChoose={nothing}
          />
        ))}
      </div>
      <Callback />
      <Topics />
      <Answers />
      <NoteField
        label="Poznámka"
        rows={4}
        aside={<SavedMark word="uloženo 15:07:02" />}
        defaultValue="Převod 1 000 Kč už je na kartě vidět. Chce navýšit denní limit na 4 000 Kč do pátku, poslat potvrzení e-mailem. Za 20 minut bude u počítače a potvrdí změnu v aplikaci."
      />
    </div>
  </>
);

const Callback = () => (
  <div className={styles.callback}>
    <div>
      <strong>Kdy</strong>
      <Button chosen>+20 min</Button>
      <Button>+1 h</Button>
      <Button>zítra 10:00</Button>
      <Button>vybrat…</Button>
      <span className={styles.when}>
        <strong>dnes 15:27</strong>
        <span className={styles.allowed}>
          <Icon of={Check} size={14} /> smí se volat do 20:00
        </span>
      </span>
    </div>
    <div>
      <strong>Kdo</strong>
      <RadioRow
        label="Kdo"
        name="who"
        value="me"
        onChoose={nothing}
        options={[
          { value: 'me', word: 'já, když budu na příjmu, jinak tým Karty' },
          { value: 'anyone', word: 'kdokoli' },
        ]}
      />
      <span className={styles.when}>
        <Button menu>602 118 340</Button>
      </span>
    </div>
  </div>
);

const Topics = () => (
  <section className={styles.topics}>
    <h2>
      Témata <small>důvody kontaktu, může jich být víc</small>
    </h2>
    <div>
      <Chip label="Zůstatek karty" removeLabel="Odebrat téma Zůstatek karty" onRemove={nothing} />
      <Chip label="Limit karty" removeLabel="Odebrat téma Limit karty" onRemove={nothing} />
      <AddChip label="téma" keys="T" onClick={nothing} />
      <small className={styles.suggested}>navrženo z akcí</small>
      <AddChip label="Převod kreditu" plus={false} onClick={nothing} />
    </div>
  </section>
);

const answers = [
  ['Nový denní limit', '4 000 Kč'],
  ['Platí do', 'pá 27. 11. 2026'],
  ['Potvrzení', 'e-mailem, česky'],
] as const;

const Answers = () => (
  <section>
    <h2 className={styles.answersHead}>
      Ze skriptu <small>vyplněno během hovoru, lze opravit</small>
    </h2>
    <dl className={styles.answers}>
      {answers.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </section>
);
