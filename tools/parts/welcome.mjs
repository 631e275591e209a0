/**
 * What `npm start` ends with.
 * @typedef {{ address: string, telephone: string, listensBeyondLoopback: boolean, hasDemo: boolean,
 *   certificate?: { fingerprint: string, isOver: boolean } | undefined }} Started
 */

/** @param {Started} started */
export function welcome({ address, telephone, listensBeyondLoopback, certificate, hasDemo }) {
  return `
Zvon is ready: ${address}

${hasDemo ? demoLogins : ''}  telephone   ${telephone}
${certificate ? certificateLines(certificate) : ''}${listensBeyondLoopback ? '\n  ZVON_LISTEN opens this address to the network.\n' : ''}
${hasDemo ? demoInvitation : noDemo} Ctrl+C stops everything.`;
}

/** @param {NonNullable<Started['certificate']>} certificate */
const certificateLines = ({ fingerprint, isOver }) =>
  `  certificate ${fingerprint}\n${isOver ? '              It has run out: browsers warn of it until there is another.\n' : ''}`;

const demoLogins = `  agent       jana.necasova@severka.example
  supervisor  radek.vlcek@severka.example
  admin       admin@severka.example
  password    zvon-demo-2026 (for all three)
`;

const demoInvitation = 'Sign in as the agent, go ready and press Demo caller.';

const noDemo = 'ZVON_DEMO is no: no demo company was made. Whoever is in the database can sign in.';

/** @param {boolean} hasDemo */
export const sayPrepared = (hasDemo) =>
  hasDemo
    ? 'The database is migrated and has its demo tenant.'
    : 'The database is migrated; ZVON_DEMO leaves it as it is.';
