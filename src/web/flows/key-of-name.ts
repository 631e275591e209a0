const keyMax = 60;

/** A key that reads like the name: small letters without their marks, everything else a hyphen. */
export const keyOfName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, keyMax)
    .replaceAll(/^-+|-+$/g, '');
