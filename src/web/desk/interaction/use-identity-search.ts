import { useState } from 'react';
import type { InteractionDoc } from '../../../shared/api/desk.ts';

/** Whether the search for another person stands open; whatever says who it is closes it. */
export function useIdentitySearch({ identity }: InteractionDoc) {
  const who = `${identity.state} ${identity.customerId}`;
  const [openedFor, setOpenedFor] = useState<string | null>(null);
  const isOpen = openedFor === who;
  return { isOpen, toggle: () => setOpenedFor(isOpen ? null : who), close: () => setOpenedFor(null) };
}
