import { Building2, User } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerHit } from '../../shared/api/customers.ts';
import { useFormats } from '../app/reader.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './customers.module.css';

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
  const { t } = useTranslation();
  const formats = useFormats();
  const shown = (field: string, value: string): string =>
    field === 'birthDate' ? formats.date(value) : field === 'phone' ? formats.phone(value) : value;
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
        <strong>{hit.name}</strong>
        <span className={styles.second}>{about.filter(Boolean).join(' · ') || '–'}</span>
      </span>
      <span className={styles.cell}>
        <span>{hit.agrees.map((agrees) => t(`search.agrees.${agrees}`)).join(', ')}</span>
        <span className={styles.second}>
          {hit.differs
            .map(({ field, value }) => t(`search.differs.${field}`, { value: shown(field, value) }))
            .join(', ')}
        </span>
      </span>
      <span className={styles.key}>{key ? `${key.typeName} ${key.key}` : ''}</span>
    </li>
  );
}
