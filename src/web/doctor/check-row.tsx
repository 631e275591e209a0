import { CircleAlert, CircleCheck, CircleDashed, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import type { Check, CheckState } from './check.ts';
import styles from './doctor.module.css';

const marks: Record<CheckState, LucideIcon> = {
  ...{ waiting: CircleDashed, running: CircleDashed, ok: CircleCheck, warning: CircleAlert, failed: TriangleAlert },
};

/** One check: what, how it is in a mark and a word, what helps, and what can be done here. */
export function CheckRow({
  icon,
  name,
  check,
  children,
}: {
  icon: LucideIcon;
  name: string;
  check: Check;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <li className={styles.row}>
      <Icon of={icon} />
      <div className={styles.what}>
        <h2>{name}</h2>
        {check.said && <p>{t(check.said.key, check.said.args)}</p>}
        {children}
      </div>
      <span className={styles.state} data-state={check.state} role="status">
        <Icon of={marks[check.state]} />
        {t(`doctor.state.${check.state}`)}
      </span>
    </li>
  );
}
