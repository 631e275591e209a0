import { isIP } from 'node:net';

/**
 * Every setting, in the order of .env.example, which is written from this table and compared with it by a test.
 * @typedef {{ name: string, standard: string, comment: string, refuse?: (value: string) => string | undefined }} Setting
 *   `refuse` says what the value must be, when it is not
 */

/** @type {Setting[]} */
export const SETTINGS = [
  {
    name: 'ZVON_LISTEN',
    standard: '127.0.0.1',
    comment:
      'Address to listen on. Anything but loopback opens Zvon to the network, by HTTPS; docs/operations/office.md.',
    refuse: (value) => (/^[a-z0-9.:-]+$/i.test(value) ? undefined : 'must be an address or the name of a host'),
  },
  {
    name: 'ZVON_PORT',
    standard: '7080',
    comment: 'The one port of the desk, the API and the websockets.',
    refuse: portRule,
  },
  {
    name: 'ZVON_CERTIFICATE',
    standard: '',
    comment: 'File in PEM with the certificate to serve with; empty: beyond loopback one is made and renewed.',
  },
  {
    name: 'ZVON_CERTIFICATE_KEY',
    standard: '',
    comment: 'File in PEM with the private key of that certificate, without a passphrase.',
  },
  {
    name: 'ZVON_MEDIA_ADDRESS',
    standard: '',
    comment: 'IP address to which telephones and trunks send their audio; empty: that of ZVON_LISTEN, where it is one.',
    refuse: (value) => (isIP(value) > 0 ? undefined : 'must be an IP address'),
  },
  {
    name: 'ZVON_STUN',
    standard: '',
    comment: 'STUN for the telephones of browsers, stun:host:port; empty: none, as within one network.',
    refuse: (value) =>
      /^stuns?:[a-z0-9.-]+(:\d{1,5})?$/i.test(value) ? undefined : 'must be stun:host or stun:host:port',
  },
  {
    name: 'ZVON_TURN',
    standard: '',
    comment:
      'TURN for browsers behind a firewall, turn:host:port or turns:host:port, with ?transport=tcp where needed.',
    refuse: (value) =>
      /^turns?:[a-z0-9.-]+(:\d{1,5})?(\?transport=(udp|tcp))?$/i.test(value)
        ? undefined
        : 'must be turn:host or turn:host:port',
  },
  {
    name: 'ZVON_TURN_SECRET',
    standard: '',
    comment: 'What Zvon shares with that TURN server, static-auth-secret in coturn: logins of a day are made of it.',
    refuse: (value) => (value.length >= 16 ? undefined : 'must have 16 characters or more'),
  },
  {
    name: 'ZVON_TRUNK_PORT',
    standard: '',
    comment: 'Port of the private Asterisk for trunks by UDP and TCP, the next one for TLS; empty: no trunk gets in.',
    refuse: portRule,
  },
  {
    name: 'ZVON_TRUNK_CA',
    standard: '',
    comment: 'File in PEM with what signed the certificates of trunks by TLS; empty: what browsers trust.',
  },
  {
    name: 'ZVON_DATA',
    standard: 'var',
    comment: 'Folder for everything that is written: database, recordings, logs, keys. Relative to the project.',
  },
  {
    name: 'ZVON_CACHE',
    standard: '',
    comment: 'Folder for downloaded packages; empty means "cache" below ZVON_DATA. Several clones may share one.',
  },
  {
    name: 'ZVON_NODE',
    standard: 'node-1',
    comment: 'Name of this node. A node that comes back under its name takes its own lease at once.',
    refuse: (value) =>
      /^[a-z0-9][a-z0-9-]{0,30}$/.test(value) ? undefined : 'must be lower-case letters, digits and dashes',
  },
  {
    name: 'DATABASE_URL',
    standard: '',
    comment: 'PostgreSQL 15 to 18 as the role zvon_owner; empty means the embedded server below ZVON_DATA.',
    refuse: (value) => urlRule(value, ['postgres:', 'postgresql:']),
  },
  {
    name: 'ZVON_APP_PASSWORD',
    standard: '',
    comment:
      'Password of the role zvon_app, as which the engine connects; empty means one is made and kept below ZVON_DATA.',
    refuse: (value) => (value.length >= 16 ? undefined : 'must have 16 characters or more'),
  },
  {
    name: 'ZVON_MASTER_KEY_FILE',
    standard: '',
    comment:
      'File of mode 0600 with 32 random bytes in hex, which encrypts recordings; empty means one is made below ZVON_DATA.',
  },
  {
    name: 'ZVON_BACKUP',
    standard: '',
    comment:
      'Folder of the backup, better on another disk; empty means "backup" below ZVON_DATA, and none with a DATABASE_URL.',
  },
  {
    name: 'ZVON_BACKUP_PASSPHRASE_FILE',
    standard: '',
    comment:
      'File of mode 0600 with the passphrase that seals the backup; keep a copy of it elsewhere. Empty: not sealed.',
  },
  {
    name: 'ZVON_TELEPHONY',
    standard: 'asterisk',
    comment: 'asterisk, or simulated: callers and telephones in memory, no audio.',
    refuse: (value) => (['asterisk', 'simulated'].includes(value) ? undefined : 'must be asterisk or simulated'),
  },
  {
    name: 'ZVON_ASTERISK_URL',
    standard: '',
    comment:
      'ARI of an Asterisk of your own, http://user:password@host:port; empty means a private one is fetched and run.',
    refuse: (value) => urlRule(value, ['http:', 'https:']),
  },
  {
    name: 'ZVON_ASTERISK_AMI',
    standard: '',
    comment:
      'AMI of that Asterisk, tcp://user:password@host:port, for recordings; its user needs the write class system.',
    refuse: (value) => urlRule(value, ['tcp:']),
  },
  {
    name: 'ZVON_SIP_PORT',
    standard: '',
    comment: 'UDP port of that Asterisk for the demo caller, which rings from 127.0.0.10 to 127.0.0.19.',
    refuse: portRule,
  },
  {
    name: 'ZVON_RECORDINGS',
    standard: '',
    comment: 'Folder into which that Asterisk writes recordings.',
    refuse: (value) => (value.startsWith('/') ? undefined : 'must be an absolute path'),
  },
  {
    name: 'ZVON_WITNESS',
    standard: '',
    comment:
      "File of that Asterisk's cel_custom, for the callers who ended before Zvon heard of them; empty means none is read.",
  },
  {
    name: 'ZVON_DEMO',
    standard: 'yes',
    comment: 'yes makes the demo company in an empty database; no leaves it empty.',
    refuse: (value) => (['yes', 'no'].includes(value) ? undefined : 'must be yes or no'),
  },
  {
    name: 'ZVON_LOG',
    standard: 'info',
    comment: 'What the engine writes to its log: debug, info, warn, error or silent.',
    refuse: (value) =>
      ['debug', 'info', 'warn', 'error', 'silent'].includes(value)
        ? undefined
        : 'must be debug, info, warn, error or silent',
  },
  {
    name: 'ZVON_CHROMIUM',
    standard: '',
    comment: 'Chromium for the browser tests; empty means the one of the system, or one fetched into ZVON_DATA.',
  },
  { name: 'ZVON_SIPP', standard: '', comment: 'SIPp for the load tests; empty as above.' },
];

/** Connectors are data, and so are the names of their secrets: any number of settings that begin so. */
export const SECRET_PREFIX = 'ZVON_SECRET_';

const secretsComment =
  'The secret of a connector, by the name that its manifest gives it: {{secret:payments-api}} is this one.';

/** @param {string} value */
function portRule(value) {
  const port = Number(value);
  return Number.isInteger(port) && port > 0 && port < 65536 ? undefined : 'must be a port from 1 to 65535';
}

/**
 * @param {string} value
 * @param {string[]} protocols
 */
function urlRule(value, protocols) {
  const fits = URL.canParse(value) && protocols.includes(new URL(value).protocol);
  return fits ? undefined : `must be a URL that starts with ${protocols.map((name) => `${name}//`).join(' or ')}`;
}

export function renderEnvExample() {
  const intro = '# Settings of Zvon. Copy to .env and change what differs; the environment wins over the file.\n';
  const parts = SETTINGS.map(({ name, standard, comment }) => `# ${comment}\n# ${name}=${standard}\n`);
  const secrets = `# ${secretsComment}\n# ${SECRET_PREFIX}PAYMENTS_API=\n`;
  return [intro, ...parts, secrets].join('\n');
}
