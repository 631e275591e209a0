import type { Tx } from '../../adapters/postgres/unit.ts';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId } from '../../shared/ids.ts';
import type { SignedIn } from '../route.ts';
import { loadInteractions } from './load-interactions.ts';

export async function getInteraction(tx: Tx, signedIn: SignedIn, id: InteractionId): Promise<InteractionDoc> {
  const [interaction] = await loadInteractions(tx, signedIn, [id]);
  if (!interaction) throw new AppError('not-found');
  return interaction;
}
