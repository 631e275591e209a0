import { Link } from '@tanstack/react-router';
import { useFormats } from '../app/reader.tsx';
import { useFieldText } from '../desk/interaction/field-text.ts';
import { stateTone } from '../objects/object-state.ts';
import { useStateWord } from '../objects/use-state-word.ts';
import { useTypeNames } from '../objects/use-type-name.ts';
import { useNow } from '../ui/clock.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './customer.module.css';
import { FreshnessOf } from './freshness-of.tsx';
import type { ObjectGroup, OwnedObject } from './object-groups.ts';

type Field = OwnedObject['fields'][number];

/** Objects of one type with the fields that matter, and how old these are. */
export function ObjectPanel({ group }: { group: ObjectGroup }) {
  const namesOf = useTypeNames();
  return (
    <Panel title={namesOf(group)} aside={<FreshnessOf objects={group.objects} />}>
      <ul className={styles.objects}>
        {group.objects.map((object) => (
          <ObjectRow key={object.id} object={object} />
        ))}
      </ul>
    </Panel>
  );
}

function ObjectRow({ object }: { object: OwnedObject }) {
  const text = useFieldText();
  const formats = useFormats();
  const now = useNow(60_000);
  const word = useStateWord();
  // The year goes without saying while it is this one.
  const short = (field: Field): string | null =>
    field.type === 'date' &&
    typeof field.value === 'string' &&
    field.value.startsWith(String(new Date(now).getUTCFullYear()))
      ? formats.day(field.value)
      : text(field);
  // A product that is the title too would only be said twice.
  const told = object.fields.filter((field) => field.prominent && field.value !== null && field.value !== object.title);
  const amount = told.find((field) => field.type === 'money');
  const other = told.find((field) => field.type !== 'money');
  return (
    <li className={styles.object}>
      <Link to="/o/$object" params={{ object: object.id }} className={styles.link}>
        {object.title}
      </Link>
      <span className={styles.quiet} title={other?.name}>
        {other && short(other)}
      </span>
      <span className={styles.amount} title={amount?.name}>
        {amount && short(amount)}
      </span>
      <span className={styles.state} data-tone={stateTone(object.state)}>
        {word(object.state)}
      </span>
    </li>
  );
}
