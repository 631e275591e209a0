import { Link } from '@tanstack/react-router';
import { useFormats } from '../app/reader.tsx';
import { useFieldText } from '../desk/interaction/field-text.ts';
import { stateTone } from '../objects/object-state.ts';
import { useStateWord } from '../objects/use-state-word.ts';
import { useNow } from '../ui/clock.tsx';
import { FreshnessBadge } from '../ui/freshness-badge.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './customer.module.css';
import type { ObjectGroup, OwnedObject } from './object-groups.ts';

const oldAfterMs = 3_600_000;
const shownFields = 2;

/** Objects of one type with the fields that matter, and how old these are. */
export function ObjectPanel({ group }: { group: ObjectGroup }) {
  const formats = useFormats();
  const now = useNow(10_000);
  const known = group.objects.flatMap((object) => object.fields).filter((field) => field.source && field.refreshedAt);
  const oldest = known.toSorted((a, b) => a.refreshedAt!.localeCompare(b.refreshedAt!))[0];
  return (
    <Panel
      title={group.typeName}
      aside={
        oldest ? (
          <FreshnessBadge
            freshness={now - Date.parse(oldest.refreshedAt!) > oldAfterMs ? 'old' : 'fresh'}
            source={oldest.source!}
            age={formats.fromNow(oldest.refreshedAt!, now)}
          />
        ) : undefined
      }
    >
      <ul>
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
  const short = (field: OwnedObject['fields'][number]): string | null =>
    field.type === 'date' &&
    typeof field.value === 'string' &&
    field.value.startsWith(String(new Date(now).getUTCFullYear()))
      ? formats.day(field.value)
      : text(field);
  // A product that is the title too would only be said twice.
  const shown = object.fields
    .filter((field) => field.prominent && field.value !== null && field.value !== object.title)
    .slice(0, shownFields);
  return (
    <li className={styles.object}>
      <Link to="/o/$object" params={{ object: object.id }}>
        {object.title}
      </Link>
      {shown.map((field) => (
        <span key={field.key} title={field.name} data-type={field.type}>
          {short(field)}
        </span>
      ))}
      <span className={styles.state} data-tone={stateTone(object.state)}>
        {word(object.state)}
      </span>
    </li>
  );
}
