import type { PersonFound } from './queries.ts';

/** As the API names somebody; nobody is named where a machine did it. */
export const personOf = ({ user_id, user_name }: PersonFound) => ({ id: user_id, name: user_name });
