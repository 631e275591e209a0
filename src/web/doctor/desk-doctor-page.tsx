import styles from './doctor.module.css';
import { Doctor } from './doctor-page.tsx';

/** The check on the desk of whoever is signed in: bar and phone stay, and a call that runs goes on. */
export function DeskDoctorPage() {
  return (
    <div className={styles.onDesk}>
      <Doctor />
    </div>
  );
}
