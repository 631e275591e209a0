import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { engineEnvironment } from '../../../tools/parts/engine-environment.mjs';
import { engineAddress, startEngine } from '../../../tools/parts/engine-process.mjs';
import type { ProcessIdentity } from '../../../tools/parts/os-process.mjs';
import { portForLater } from './ports.ts';
import type { Zvon } from './zvon.ts';

/** An engine beside the supervised one, at the same database and telephone. */
export interface Node {
  address: string;
  process: ProcessIdentity;
  stop(): Promise<void>;
}

/** As another machine would run it: under a name and in a folder of its own. */
export async function startNode(zvon: Zvon, program: string, name: string): Promise<Node> {
  const dataFolder = path.join(zvon.folder, name);
  mkdirSync(dataFolder);
  const port = await portForLater();
  const secrets = path.join(zvon.folder, 'secrets');
  const { ariUrl, amiUrl, sipPort, recordings, witness } = zvon.asterisk();
  const environment = engineEnvironment(
    {
      ...{ ZVON_LISTEN: '127.0.0.1', ZVON_PORT: String(port), ZVON_NODE: name, ZVON_DEMO: 'no', ZVON_LOG: 'info' },
      ZVON_APP_PASSWORD: readFileSync(path.join(secrets, 'app-password'), 'utf8').trim(),
      ZVON_MASTER_KEY_FILE: path.join(secrets, 'master-key'),
    },
    {
      dataFolder,
      ownerUrl: zvon.ownerUrl(),
      telephony: { driver: 'asterisk', ariUrl, amiUrl, sipPort: String(sipPort), recordings, witness },
    },
  );
  const engine = await startEngine({ environment, program, logFile: path.join(zvon.folder, 'log', `${name}.log`) });
  return { address: engineAddress(environment), process: engine.identity, stop: engine.stop };
}
