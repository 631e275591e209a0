import styles from './gallery.module.css';
import { ActParts } from './parts-acts.tsx';
import { DataParts } from './parts-data.tsx';
import { FieldParts } from './parts-fields.tsx';
import { PaneParts } from './parts-panes.tsx';

/** Every component by itself. */
export const Parts = () => (
  <main className={styles.parts}>
    <h1 className="visually-hidden">Komponenty</h1>
    <ActParts />
    <FieldParts />
    <DataParts />
    <PaneParts />
  </main>
);
