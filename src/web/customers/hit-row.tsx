import { Building2, User } from 'lucide-react';
import type { CustomerHit } from '../../shared/api/customers.ts';
import { useFormats } from '../app/reader.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './customers.module.css';
import { PartyTag } from './party-tag.tsx';
import { useHitWords } from './use-hit-words.ts';

/** One record: who it is, what agrees with the question and what does not. */
export function HitRow({
  id,
  hit,
  chosen,
  onChoose,
}: {
  id: string;
  hit: CustomerHit;
  chosen: boolean;
  onChoose: () => void;
}) {
  const formats = useFormats();
  const words = useHitWords();
  const about = [
    hit.city,
    hit.birthDate ? formats.date(hit.birthDate) : null,
    hit.identifier,
    hit.phones[0] ? formats.phone(hit.phones[0]) : null,
  ];
  const key = hit.objectKeys[0];
  return (
    <li id={id} role="option" aria-selected={chosen} className={styles.hit} onClick={onChoose}>
      <Icon of={hit.kind === 'person' ? User : Building2} />
      <span className={styles.cell}>
        <span className={styles.name}>
          <strong>{hit.name}</strong>
          <PartyTag party={hit.party} />
        </span>
        <span className={styles.second}>{about.filter(Boolean).join(' · ') || '–'}</span>
      </span>
      <span className={styles.cell}>
        <span>{words.agrees(hit)}</span>
        <span className={styles.second}>{words.differs(hit)}</span>
      </span>
      <span className={styles.key}>{key ? `${key.typeName} ${key.key}` : ''}</span>
    </li>
  );
}
