import { benchEmail, benchPassword } from './seed.ts';

/** What an agent's telephone registers with. */
export interface PhoneLogin {
  username: string;
  password: string;
}

/** Signs all agents in through the API, as their desks would, and makes them ready. */
export async function signInAgents(address: string, agents: number): Promise<PhoneLogin[]> {
  const logins: PhoneLogin[] = [];
  for (let nth = 0; nth < agents; nth += 1) logins.push(await signIn(address, nth));
  return logins;
}

async function signIn(address: string, nth: number): Promise<PhoneLogin> {
  const signedIn = await ask(address, 'POST', '/session', { email: benchEmail(nth), password: benchPassword });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  await ask(address, 'POST', '/agent/state', { state: 'ready' }, cookie);
  const account = (await (await ask(address, 'GET', '/phone-account', undefined, cookie)).json()) as PhoneLogin;
  return { username: account.username, password: account.password };
}

async function ask(address: string, method: string, path: string, body?: unknown, cookie = ''): Promise<Response> {
  const response = await fetch(`${address}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}
