/** In the place of the hash, of whoever has not chosen a password yet: no password fits it. */
export const noPassword = '!';
