/** Whose the floor is: kept apart from the abilities, like `administers`, for the browser's first load. */
export const supervises = (role: string): boolean => role === 'supervisor' || role === 'admin';
