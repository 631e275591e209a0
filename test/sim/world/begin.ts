/** Every world begins on the same morning. */
export const begin = Date.UTC(2026, 0, 5, 8);
