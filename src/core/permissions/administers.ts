/**
 * Whose the settings of the installation are. It stands apart from the abilities, whose library is too heavy for what the
 * browser loads first.
 */
export const administers = (role: string): boolean => role === 'admin';
