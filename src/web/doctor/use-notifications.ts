import { useState } from 'react';
import { notificationsCheck } from './notifications-check.ts';

/** Asks for notifications, which show a call while the page is out of sight. */
export function useNotifications() {
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : null));
  return {
    check: notificationsCheck(permission),
    canAsk: permission === 'default',
    ask: async (): Promise<void> => setPermission(await Notification.requestPermission()),
  };
}
