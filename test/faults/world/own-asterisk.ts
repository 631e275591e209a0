import path from 'node:path';
import { startAsterisk } from '../../../tools/parts/asterisk-instance.mjs';
import { openTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';

/** An Asterisk of one's own, as a firm has it, with a line between it and Zvon that can be cut. */
export async function startOwnAsterisk(folder: string): Promise<{ line: TcpProxy; settings: Record<string, string> }> {
  const { ariUrl, amiUrl, sipPort, recordings, witness } = await startAsterisk({
    folder: path.join(folder, 'asterisk', 'instance'),
    root: path.join(folder, 'asterisk', 'root'),
  });
  const direct = new URL(ariUrl);
  const line = await openTcpProxy({ host: direct.hostname, port: Number(direct.port) });
  direct.port = String(line.port);
  return {
    line,
    settings: {
      ZVON_ASTERISK_URL: direct.href.replace(/\/$/, ''),
      ZVON_ASTERISK_AMI: amiUrl,
      ZVON_SIP_PORT: String(sipPort),
      ZVON_RECORDINGS: recordings,
      ZVON_WITNESS: witness,
    },
  };
}
