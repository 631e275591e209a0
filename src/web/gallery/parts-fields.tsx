import { SearchField, SearchButton } from '../ui/search-field.tsx';
import { Checkbox, RadioRow } from '../ui/choices.tsx';
import { ChoiceTile } from '../ui/choice-tile.tsx';
import { Checks } from '../ui/checks.tsx';
import { Field } from '../ui/field.tsx';
import { NoteField } from '../ui/note-field.tsx';
import { SavedMark } from '../ui/saved-mark.tsx';
import { Part } from './part.tsx';
import { nothing } from './severka.tsx';

export const FieldParts = () => (
  <>
    <Part name="Field, SearchField, NoteField">
      <Field label="Прізвище" defaultValue="Мельник" />
      <Field label="Телефон" defaultValue="050 123 45 67" origin="з дзвінка" />
      <Field label="Datum" defaultValue="31. 2." error="Takový den není." hint="den, měsíc, rok" />
      <Field label="E-mail" size="large" defaultValue="jana.necasova@severka.example" />
      <SearchField label="Name, contract, company ID…" keys="/" />
      <SearchField label="dalších 14 výsledků" keys="/" soft />
      <SearchButton label="Vytočit číslo, najít zákazníka…" keys="Ctrl K" onOpen={nothing} />
      <NoteField
        label="Poznámka k hovoru"
        hint="funguje i bez osoby"
        aside={<SavedMark word="uloženo 15:04:11" />}
        defaultValue="Převod 1 000 Kč už je na kartě vidět."
      />
    </Part>
    <Part name="Checkbox, RadioRow, ChoiceTile, Checks">
      <Checkbox defaultChecked>Zapamatovat číslo</Checkbox>
      <Checkbox>Poslat souhrn</Checkbox>
      <Checkbox disabled>Nelze</Checkbox>
      <RadioRow
        label="Jako"
        showLabel
        name="as"
        value="shared"
        onChoose={nothing}
        options={[
          { value: 'shared', word: 'společná linka' },
          { value: 'direct', word: 'přímá' },
          { value: 'none', word: 'nelze', disabled: true },
        ]}
      />
      <ChoiceTile keys="1" label="Vyřešeno" consequence="uzavře případ" onChoose={nothing} />
      <ChoiceTile keys="2" label="Zavolat zpět" consequence="naplánuje hovor" chosen onChoose={nothing} />
      <Checks
        label="Co formulář má"
        items={[
          { key: 'topic', word: 'téma', done: true, said: 'hotovo' },
          { key: 'note', word: 'poznámka', done: true, optional: true, said: 'hotovo' },
          { key: 'outcome', word: 'výsledek', done: false, said: 'chybí' },
        ]}
      />
    </Part>
  </>
);
