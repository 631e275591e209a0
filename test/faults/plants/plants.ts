import type { Mutant } from '../../../tools/parts/mutants.mjs';

/** A mistake in the product that a scenario must name: a proof that has found nothing yet proves little. */
export interface Plant extends Pick<Mutant, 'changes'> {
  name: string;
  does: string;
  scenario: string;
  /** What one of the faults then says. */
  found: RegExp;
}

const tellsUnheard = '  for (const contact of unheard) connection.listener(contact);\n';
const settlesCalls = '  for (const call of gone) tidyUp(context, call);\n';

export const plants: readonly Plant[] = [
  {
    name: 'stale-epoch',
    does: 'no commit and no renewal asks for its epoch, and an owner minds neither its age nor that its telephone was taken',
    scenario: 'leader-frozen',
    found: /^version \d+ was written under epoch \d+, which was over$/,
    changes: [
      {
        file: 'src/runtime/commit.ts',
        find: ' and epoch = ${epoch} for share)',
        replace: ' for share)',
      },
      {
        file: 'src/runtime/shard-lease.ts',
        find: '!over && clock.monotonicMs() - provenAt < leaseMs * trustedShare',
        replace: '!over',
      },
      {
        file: 'src/adapters/postgres/lease.ts',
        find: 'return numAffectedRows === 1n;',
        replace: 'return numAffectedRows >= 0n;',
      },
      { file: 'src/runtime/routing.ts', find: '    options.standBack();\n', replace: '' },
    ],
  },
  {
    name: 'pause-in-sound',
    does: 'the next engine takes each caller whom it finds out of the bridge for 300 ms',
    scenario: 'engine-killed',
    found: /did not hear the other for \d+ ms/,
    changes: [
      {
        file: 'src/adapters/asterisk/connection.ts',
        find: settlesCalls,
        replace: `${settlesCalls}  if (!context.isReady())
    for (const { interactionId, channelId } of taken.calls) {
      const member = { bridgeId: \`\${interactionId}-b\`, channel: [channelId] };
      void ari.bridges.removeChannel(member).then(() => setTimeout(() => void ari.bridges.addChannel(member), 300));
    }
`,
      },
    ],
  },
  {
    name: 'unheard-forgotten',
    does: 'nobody is told of callers who came and went unheard',
    scenario: 'engine-killed',
    found: /was seen by Asterisk and is not in the log$/,
    changes: [{ file: 'src/adapters/asterisk/connection.ts', find: tellsUnheard, replace: '  void unheard;\n' }],
  },
  {
    name: 'unheard-renamed',
    does: 'callers who came and went unheard get another contact than the dialplan gave them',
    scenario: 'engine-killed',
    found: /is in the log, and Asterisk saw no such caller$/,
    changes: [
      {
        file: 'src/adapters/asterisk/connection.ts',
        find: tellsUnheard,
        replace: `  for (const contact of unheard)
    connection.listener({ ...contact, interactionId: contact.interactionId.replace(/.$/, (last) => (last === '0' ? '1' : '0')) });
`,
      },
    ],
  },
  {
    name: 'no-callback',
    does: 'whoever was lost with the telephone system is promised no callback',
    scenario: 'telephone-killed',
    found: /calls were lost; the log has \d+ as lost-pbx and \d+ callbacks$/,
    changes: [
      {
        file: 'src/core/routing/ending.ts',
        find: "  if (!isAt(call, 'flow') || call.from !== null) promiseCallback(turn, call, { origin: 'lost-pbx', due: turn.at });\n",
        replace: '',
      },
    ],
  },
];
