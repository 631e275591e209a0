/** @typedef {import('./office.mjs').Office} Office */

/** What is behind the same router needs no outer address (RFC 1918, RFC 4193). */
const LOCAL_NETS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', 'fc00::/7'];

/**
 * The transports of trunks; there is none unless a port was given for them. Telephones of agents come by the websocket
 * on loopback and need none.
 * @param {Office | undefined} office
 */
export function writeTrunkTransports(office) {
  if (!office?.trunkPort) return '';
  const { trunkPort, tls } = office;
  return [
    transport(office, 'udp', trunkPort),
    transport(office, 'tcp', trunkPort),
    ...(tls ? [transport(office, 'tls', trunkPort + 1, tlsLines(tls))] : []),
  ].join('');
}

/**
 * @param {Office} office
 * @param {string} protocol
 * @param {number} port
 * @param {string} [more]
 */
function transport({ address, locals }, protocol, port, more = '') {
  const isIpv6 = address.includes(':');
  const bound = locals.length === 0 ? address : isIpv6 ? '::' : '0.0.0.0';
  const nets = LOCAL_NETS.filter((net) => net.includes(':') === isIpv6).map((net) => `local_net=${net}\n`);
  const outer = `external_media_address=${address}\nexternal_signaling_address=${address}\n${nets.join('')}`;
  return `[trunk-${protocol}]
type=transport
protocol=${protocol}
bind=${isIpv6 ? `[${bound}]` : bound}:${port}
${locals.length === 0 ? '' : outer}${more}`;
}

/**
 * The far end must be who it says: its certificate is held against what browsers trust too, or what was given instead.
 * @param {NonNullable<Office['tls']>} tls
 */
const tlsLines = ({ certificate, key, trusted }) => `cert_file=${certificate}
priv_key_file=${key}
ca_list_file=${trusted ?? ''}
method=tlsv1_2
verify_server=yes
`;

/**
 * Behind a router the browsers are told its address beside those of this machine, for whoever sits behind it, too.
 * @param {Office | undefined} office
 */
export function writeIceCandidates(office) {
  if (!office || office.locals.length === 0) return '';
  const lines = office.locals.map((local) => `${local} => ${office.address},include_local_address\n`);
  return `[ice_host_candidates]\n${lines.join('')}`;
}
