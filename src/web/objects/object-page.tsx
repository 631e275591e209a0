import { useParams } from '@tanstack/react-router';
import { useMyCall } from '../app/desk-store.tsx';
import { ObjectView } from '../desk/interaction/object-view.tsx';
import styles from './object-page.module.css';

/** A card, contract, meter or account by its own address. */
export function ObjectPage() {
  const { object } = useParams({ from: '/signed-in/o/$object' });
  const call = useMyCall();
  return (
    <div className={styles.page}>
      <ObjectView key={object} objectId={object} interactionId={call?.id ?? null} />
    </div>
  );
}
