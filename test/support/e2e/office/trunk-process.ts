import { createTrunkPusher } from '../../../../src/adapters/asterisk/push-trunks.ts';
import type { Trunk } from '../../../../src/adapters/asterisk/trunk-endpoints.ts';
import { ariOverHttp } from './ari-over-http.ts';

/** Gives the office's Asterisk a trunk. */
const { ariUrl, address, trunk } = JSON.parse(process.argv[2] ?? '') as {
  ariUrl: string;
  address: string;
  trunk: Trunk;
};
const pusher = createTrunkPusher(ariOverHttp(ariUrl), { address, isBound: true });
process.stdout.write(`${JSON.stringify(await pusher.push([trunk]))}\n`);
process.stdin.resume();
