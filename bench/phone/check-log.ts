import pg from 'pg';

export interface LogCounts {
  arrived: number;
  bridged: number;
  ended: number;
  /** Calls whose log does not have exactly one `call.ended`. */
  endedOtherwise: number;
  /** Offers that were not taken; with agents that answer at once there are none. */
  offersLost: number;
}

/** What Zvon's own log says of the calls of these numbers. */
export async function countInLog(ownerUrl: string, callers: readonly string[]): Promise<LogCounts> {
  return withOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<LogCounts>(
      `with call as (
         select i.id, count(*) filter (where e.kind = 'call.arrived') as arrived,
                count(*) filter (where e.kind = 'call.bridged') as bridged,
                count(*) filter (where e.kind = 'call.ended') as ended,
                count(*) filter (where e.kind = 'offer.ended') as offers_lost
         from interaction i join event e on e.tenant_id = i.tenant_id and e.interaction_id = i.id
         where i.from_number = any ($1) group by i.id)
       select coalesce(sum(arrived), 0)::int as arrived, coalesce(sum(bridged), 0)::int as bridged,
              coalesce(sum(ended), 0)::int as ended, count(*) filter (where ended <> 1)::int as "endedOtherwise",
              coalesce(sum(offers_lost), 0)::int as "offersLost"
       from call`,
      [callers],
    );
    return rows[0]!;
  });
}

export async function countPhones(ownerUrl: string): Promise<number> {
  return withOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ count: number }>(
      `select count(distinct body ->> 'agentId')::int as count from event
       where kind = 'agent.phoneChanged' and (body ->> 'registered')::boolean`,
    );
    return rows[0]!.count;
  });
}

async function withOwner<T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
