/** What /api/health tells everybody. */
export interface Health {
  status: 'ok' | 'degraded' | 'starting' | 'standby';
  version: string;
  database: 'ok' | 'away';
}

export async function readHealth(): Promise<Health> {
  const response = await fetch('/api/health', { cache: 'no-store' });
  return (await response.json()) as Health;
}
