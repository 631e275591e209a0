import { isTcpPortFree } from '../../../tools/parts/free-ports.mjs';

const first = 20_000;
const last = 32_000;

/**
 * A port that stays free until it is used: below those that the system hands out, which the other processes of the world
 * ask for meanwhile.
 */
export async function portForLater(): Promise<number> {
  const port = first + Math.floor(Math.random() * (last - first));
  return (await isTcpPortFree(port, '127.0.0.1')) ? port : portForLater();
}
