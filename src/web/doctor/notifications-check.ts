import type { Check } from './check.ts';

/** What is known of notifications without asking anybody; null where the browser has none. */
export function notificationsCheck(permission: NotificationPermission | null): Check {
  switch (permission) {
    case 'granted':
      return { state: 'ok', said: { key: 'doctor.notifications.allowed' } };
    case 'default':
      return { state: 'waiting', said: null };
    case 'denied':
      return { state: 'warning', said: { key: 'doctor.notifications.refused' } };
    case null:
      return { state: 'warning', said: { key: 'doctor.notifications.none' } };
  }
}
