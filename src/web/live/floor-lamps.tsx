import { useTranslation } from 'react-i18next';
import type { LiveAgent } from '../../shared/api/live.ts';
import { Lamp } from '../ui/lamp.tsx';
import { lampOf, lampOrder } from './lamp-of.ts';
import styles from './live.module.css';

/** A lamp for everybody who is there, like with like. */
export function FloorLamps({ agents }: { agents: readonly LiveAgent[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.lamps}>
      {lampOrder.map((lamp) => {
        const count = agents.filter((agent) => lampOf(agent) === lamp).length;
        return (
          count > 0 && (
            <li key={lamp}>
              <Lamp state={lamp} word={t(`lamp.${lamp}`)} size={24} />
              <span>
                <b>{count}</b> {t(`lamp.${lamp}`)}
              </span>
            </li>
          )
        );
      })}
    </ul>
  );
}
