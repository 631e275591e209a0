import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createAmiSocket, type AmiSocket } from './ami/ami-socket.ts';
import { ariWireTo, type ConnectAri } from './ari/ari-wire.ts';
import { ariApp } from './channel-role.ts';
import { recordingClosed, type RecordingFiles } from './recording-files.ts';
import { createWitness, type Witness } from './witness.ts';

/** Every way that leads from the adapter to an Asterisk; a simulation lays its own. */
export interface AsteriskLines {
  connect: ConnectAri;
  ami: AmiSocket;
  witness: Witness;
  recordings: RecordingShelf;
}

/** The folder that Asterisk records into. */
export interface RecordingShelf {
  makeRoom(files: RecordingFiles): Promise<void>;
  /** True when both files are whole; false when that cannot be seen in time. */
  closed(files: RecordingFiles): Promise<boolean>;
}

export interface AsteriskAddress {
  /** `http://user:password@host:port` of Asterisk's web server (ARI). */
  url: string;
  /** `tcp://user:secret@host:port` of its manager interface. */
  ami: string;
  /** Asterisk's own record of calls (CEL), which tells of the contacts that ended before Zvon heard of them. */
  witness?: string | undefined;
}

export const linesTo = ({ url, ami, witness }: AsteriskAddress): AsteriskLines => ({
  connect: ariWireTo(url, ariApp),
  ami: createAmiSocket({ url: ami }),
  witness: createWitness(witness),
  recordings: {
    async makeRoom({ incoming }) {
      await mkdir(path.dirname(incoming), { recursive: true, mode: 0o700 });
    },
    closed: recordingClosed,
  },
});
