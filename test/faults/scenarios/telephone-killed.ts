import { pass, until } from '../../phone/support/waiting.ts';
import { firstAnswerAfter, keepRinging } from '../people/crowd.ts';
import { startTalk } from '../people/talk.ts';
import { repeat, type Round, type Scenario } from '../scenario.ts';
import { type Centre, openCentre } from '../world/centre.ts';

const talks = 3;
const livesMs = 11_000;
const ringEveryMs = 500;

export const telephoneKilled: Scenario = {
  name: 'telephone-killed',
  does: 'kill -9 of Asterisk under calls',
  times: 3,
  goal: { what: 'a new caller is answered by an agent', share: 'max', ms: 10_000 },
  async run(world) {
    const { times, say } = world;
    const centre = await openCentre(world, { agents: talks + 1, talks: 0 });
    try {
      let killed = 0;
      const { faults, ...rounds } = await repeat(times, say, () => {
        killed += 1;
        return killOnce(centre);
      });
      const wrong = [...(await centre.faults()), ...(await lostWithoutCallback(centre, killed * talks))];
      return { ...rounds, faults: [...faults, ...wrong] };
    } finally {
      await centre.close();
    }
  },
};

async function killOnce(centre: Centre): Promise<Round> {
  const { zvon, agents } = centre;
  const bornAt = performance.now();
  const lost = [];
  for (let nth = 0; nth < talks; nth += 1) lost.push(await startTalk(centre.place, agents));
  await pass(livesMs - (performance.now() - bornAt));
  const killedAt = performance.now();
  zvon.kill('asterisk');
  await until(() => zvon.part('asterisk') === undefined);
  // Their telephones hear nothing more; that they hang up reaches nobody.
  void Promise.all(lost.flatMap(({ caller, offer }) => [caller.hangUp(), offer.call.hangUp()]));
  const crowd = keepRinging(centre, ringEveryMs);
  const answeredAt = await firstAnswerAfter(centre, killedAt);
  // Whoever rang while nothing was there to ring at was told so by the network.
  await crowd.stop();
  return { ms: answeredAt - killedAt, faults: [] };
}

/** Each call that went down with Asterisk ends as that, and somebody is to ring back. */
async function lostWithoutCallback({ log }: Centre, expected: number): Promise<string[]> {
  const [count] = await log.query<{ lost: number; promised: number }>(
    `select count(*)::int as lost, count(c.id)::int as promised
     from interaction i left join callback c on c.interaction_id = i.id and c.origin = 'lost-pbx'
     where i.ending = 'lost-pbx'`,
  );
  if (count?.lost === expected && count.promised === expected) return [];
  return [`${expected} calls were lost; the log has ${count?.lost} as lost-pbx and ${count?.promised} callbacks`];
}
