import { AppError } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import type { Unit } from '../../adapters/postgres/unit.ts';
import type { Deps } from '../deps.ts';
import { demand, type SignedIn, signedInRoute, whoOf } from '../route.ts';
import { attachCustomer } from './attach-customer.ts';
import { changeCaseState } from './change-case-state.ts';
import { getCase } from './get-case.ts';
import { linkInteraction } from './link-interaction.ts';
import { listCases } from './list-cases.ts';
import { openByHand } from './open-by-hand.ts';
import { voidCase } from './void-case.ts';

export function casesRoutes(deps: Deps) {
  const { cases } = signedInRoute;
  const read = (signedIn: SignedIn, id: CaseId) => deps.read(whoOf(signedIn), (tx) => getCase(tx, signedIn, id));
  /** The case as it is after the act: read after the commit, because its history is the log's. */
  const changed = async (signedIn: SignedIn, id: CaseId, act: (unit: Unit) => Promise<void>) => {
    await deps.commit(whoOf(signedIn), act);
    return read(signedIn, id);
  };
  return {
    list: cases.list.handler(({ input, context: { signedIn, who } }) => {
      demand(signedIn, 'read', 'case');
      return deps.read(who, (tx) => listCases(tx, signedIn, input));
    }),
    get: cases.get.handler(({ input, context: { signedIn } }) => {
      demand(signedIn, 'read', 'case');
      return read(signedIn, input.id);
    }),
    create: cases.create.handler(async ({ input, context: { signedIn, who } }) => {
      demand(signedIn, 'create', 'case');
      const { id } = await deps.commit(who, (unit) => openByHand(unit, signedIn, input));
      return read(signedIn, id);
    }),
    attachCustomer: cases.attachCustomer.handler(({ input: { id, customerId }, context: { signedIn } }) => {
      demand(signedIn, 'change', 'case');
      return changed(signedIn, id, (unit) => attachCustomer(unit, { caseId: id, customerId }));
    }),
    linkInteraction: cases.linkInteraction.handler(({ input: { id, ...link }, context: { signedIn } }) => {
      demand(signedIn, 'change', 'case');
      return changed(signedIn, id, (unit) => linkInteraction(unit, signedIn, { caseId: id, ...link }));
    }),
    changeState: cases.changeState.handler(({ input: { id, state }, context: { signedIn } }) => {
      demand(signedIn, 'change', 'case');
      return changed(signedIn, id, (unit) => changeCaseState(unit, { caseId: id, state }));
    }),
    voidIt: cases.voidIt.handler(({ input: { id, reason }, context: { signedIn } }) =>
      changed(signedIn, id, (unit) => voidCase(unit, signedIn, { caseId: id, reason })),
    ),
    remove: cases.remove.handler(() => {
      throw new AppError('delete-refused');
    }),
  };
}
