import { oneContactEach } from './i01-one-contact-each.ts';
import { oneAgentEach } from './i02-one-agent-each.ts';
import { oneEnd } from './i03-one-end.ts';
import { nobodyLost } from './i04-nobody-lost.ts';
import { abandonedOnRecord } from './i05-abandoned-on-record.ts';
import { adapter } from './i06-adapter.ts';
import { truth } from './i06-truth.ts';
import { nothingLeft } from './i07-nothing-left.ts';
import { ledger } from './i08-ledger.ts';
import { placeInLine } from './i09-place-in-line.ts';
import { servingOrder } from './i09-serving-order.ts';
import { noIdleWhileWaiting } from './i10-no-idle-while-waiting.ts';
import { oneOwner } from './i12-one-owner.ts';
import { whoDidIt } from './i14-who-did-it.ts';
import { tenantWalls } from './i15-tenant-walls.ts';
import { replay } from './i16-replay.ts';
import { timers } from './i17-timers.ts';
import { wallboard } from './i19-wallboard.ts';
import { liveness } from './i20-liveness.ts';
import type { Invariant } from './invariant.ts';

/** The acceptance list (reliability 13.3). I11, I13 and I18 come with the dialer, the providers and the card payment. */
export const invariants: readonly Invariant[] = [
  oneContactEach,
  oneAgentEach,
  oneEnd,
  nobodyLost,
  abandonedOnRecord,
  truth,
  adapter,
  nothingLeft,
  ledger,
  servingOrder,
  placeInLine,
  noIdleWhileWaiting,
  oneOwner,
  whoDidIt,
  tenantWalls,
  replay,
  timers,
  wallboard,
  liveness,
];
