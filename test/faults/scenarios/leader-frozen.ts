import { pass, until } from '../../phone/support/waiting.ts';
import { firstOfferAfter, keepRinging } from '../people/crowd.ts';
import { repeat, type Round, type Scenario } from '../scenario.ts';
import { type Centre, openCentre } from '../world/centre.ts';
import { type Front, openFront } from '../world/front.ts';
import { type Node, startNode } from '../world/node.ts';

const talks = 3;
/** Longer than the lease lives, so that the frozen one wakes with a belief that is over. */
const frozenMs = 6_000;
const thawsMs = 1_500;

export const leaderFrozen: Scenario = {
  name: 'leader-frozen',
  does: 'SIGSTOP of the leading node under calls, with a second node; SIGCONT when it is over',
  times: 10,
  goal: { what: 'a new caller rings at an agent', share: 'max', ms: 5_000 },
  async run(world) {
    const { times, say } = world;
    const front = await openFront();
    const nodes: Node[] = [];
    const centre = await openCentre(world, {
      ...{ front: front.address, agents: talks + 1, talks },
      async whenRunning(zvon) {
        nodes.push(await startNode(zvon, world.program, 'node-2'));
        front.nodes([zvon.address, ...nodes.map(({ address }) => address)]);
        await until(() => front.leader() !== null);
      },
    });
    try {
      const { faults, ...rounds } = await repeat(times, say, () => freezeOnce(centre, front, nodes));
      return { ...rounds, faults: [...faults, ...(await centre.faults())] };
    } finally {
      await Promise.all(nodes.map((node) => node.stop()));
      await centre.close();
      await front.close();
    }
  },
};

async function freezeOnce(centre: Centre, front: Front, nodes: readonly Node[]): Promise<Round> {
  await until(() => front.leader() !== null);
  const leader = nodes.find(({ address }) => address === front.leader())?.process ?? centre.zvon.part('engine');
  if (!leader) throw new Error('nobody leads');
  const frozenAt = performance.now();
  process.kill(leader.pid, 'SIGSTOP');
  const crowd = keepRinging(centre);
  const ms = (await firstOfferAfter(centre, frozenAt)) - frozenAt;
  await pass(frozenMs - (performance.now() - frozenAt));
  process.kill(leader.pid, 'SIGCONT');
  await pass(thawsMs);
  return { ms, faults: await crowd.stop() };
}
