import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from '../form.module.css';

interface LineListProps<Line> {
  lines: readonly Line[];
  /** What a line is called, for the button that takes it away. */
  nameOf: (line: Line, at: number) => string;
  children: (line: Line, at: number, put: (line: Line) => void) => ReactNode;
  /** What another line begins with; null where there can be none. */
  fresh: () => Line | null;
  addWord: string;
  onPut: (lines: Line[]) => void;
}

/** Lines that can be changed, taken away and added. */
export function LineList<Line extends object>({ lines, nameOf, children, fresh, addWord, onPut }: LineListProps<Line>) {
  const { t } = useTranslation();
  const next = fresh();
  const putAt = (at: number, put: Line): void => onPut(lines.map((line, nth) => (nth === at ? put : line)));
  return (
    <div className={styles.lines}>
      {lines.map((line, at) => (
        <div key={at} className={styles.line}>
          {children(line, at, (put) => putAt(at, put))}
          <IconButton
            size="small"
            label={t('admin.line.remove', { name: nameOf(line, at) })}
            icon={<Icon of={X} size={14} />}
            onClick={() => onPut(lines.filter((_, nth) => nth !== at))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<Icon of={Plus} size={14} />}
        disabled={next === null}
        onClick={() => next && onPut([...lines, next])}
      >
        {addWord}
      </Button>
    </div>
  );
}
