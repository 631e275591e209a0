import type { TenantId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';

const howMany = 10;
/** No letter that is read as a digit: 32 signs, five bits each. */
const signs = 'abcdefghjkmnpqrstuvwxyz023456789';
const groups = 4;
const groupLength = 4;

/** Ten codes of 80 bits, as they are shown: too many to guess, so a plain hash keeps them. */
export const newRecoveryCodes = (deps: Pick<Deps, 'newToken'>): string[] =>
  Array.from({ length: howMany }, () => codeOf(Buffer.from(deps.newToken(), 'base64url')));

const codeOf = (random: Buffer): string =>
  Array.from({ length: groups }, (_, group) =>
    [...random.subarray(group * groupLength, (group + 1) * groupLength)].map((byte) => signs[byte % 32]!).join(''),
  ).join('-');

/** What is kept of a code, however it is typed. */
export const recoveryHashOf = ({ sha256 }: Pick<Deps, 'sha256'>, tenantId: TenantId, typed: string): string =>
  sha256(`${tenantId} ${typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`).toString('hex');
