/** Of a card's number only the last four digits leave the server: who may see the card need not see its number. */
export const shownKey = (typeKey: string, key: string): string => (typeKey === 'card' ? `•••• ${key.slice(-4)}` : key);
