import type { ReactNode } from 'react';
import styles from './data-table.module.css';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  /** The head is only for those who hear the table. */
  quietHead?: boolean;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, in tabular figures. */
  numeric?: boolean;
  tone?: 'quiet' | 'second' | 'strong';
  width?: string;
  /** The head of this column names the whole table and is set as a pane title. */
  title?: boolean;
}

export interface DataTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  foot?: ReactNode;
}

/** Rows of 28 px on hairlines; no card around them. */
export function DataTable<Row>({ caption, columns, rows, rowKey, foot }: DataTableProps<Row>) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} data-numeric={column.numeric ? '' : undefined} data-tone={column.tone}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot !== undefined && <tfoot>{foot}</tfoot>}
    </table>
  );
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const place = column.width === undefined ? undefined : { width: column.width };
  return (
    <th
      scope="col"
      data-numeric={column.numeric ? '' : undefined}
      data-title={column.title ? '' : undefined}
      style={place}
    >
      {column.quietHead ? <span className="visually-hidden">{column.head}</span> : column.head}
    </th>
  );
}
