import { AppError } from '../../shared/errors.ts';
import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';

/** A new key, shown to its owner alone; nothing asks for a code of it until one was shown. */
export async function beginSecondFactor(deps: Deps, signedIn: SignedIn): Promise<{ secret: string; uri: string }> {
  const { tenantId, userId } = signedIn;
  const secret = deps.codes.newSecret();
  const secret_sealed = deps.secrets.seal(tenantId, secret);
  const { issuer, name } = await deps.commit(whoOf(signedIn), async ({ tx }) => {
    const begun = await tx
      .insertInto('second_factor')
      .values({ tenant_id: tenantId, user_id: userId, secret_sealed })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'user_id'])
          .doUpdateSet({ secret_sealed, last_step: null })
          .where('second_factor.confirmed_at', 'is', null),
      )
      .returning('user_id')
      .execute();
    if (begun.length === 0) throw new AppError('second-factor-set');
    return tx
      .selectFrom('user_account')
      .innerJoin('tenant', 'tenant.id', 'user_account.tenant_id')
      .select(['tenant.name as issuer', 'user_account.email as name'])
      .where('user_account.tenant_id', '=', tenantId)
      .where('user_account.id', '=', userId)
      .executeTakeFirstOrThrow();
  });
  return { secret, uri: deps.codes.uriOf({ issuer: `Zvon ${issuer}`, name, secret }) };
}
