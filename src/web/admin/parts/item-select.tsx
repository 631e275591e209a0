import styles from '../form.module.css';

interface ItemSelectProps {
  label: string;
  value: string;
  options: readonly { value: string; word: string }[];
  onChoose: (value: string) => void;
}

/** One of several within a line, named only to those who hear it: the words around it say the rest. */
export function ItemSelect({ label, value, options, onChoose }: ItemSelectProps) {
  return (
    <select
      aria-label={label}
      className={styles.select}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {!options.some((option) => option.value === value) && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.word}
        </option>
      ))}
    </select>
  );
}
