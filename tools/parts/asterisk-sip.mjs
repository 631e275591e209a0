import { writeTrunkTransports } from './asterisk-office.mjs';
import { benchMemberNames } from './asterisk-queue.mjs';

/**
 * @typedef {import('./asterisk-dialplan.mjs').BenchQueue} BenchQueue
 */

/** The demo caller, training and the tests ring from these loopback addresses; each caller may take one of its own. */
export const CALLER_ADDRESSES = Array.from({ length: 10 }, (_, index) => `127.0.0.${10 + index}`);

/**
 * Transports and the callers' trunk are files; agents are pushed over ARI from the database (sorcery.conf).
 * @param {{ sipPort: number, bench?: BenchQueue | undefined, office?: import('./office.mjs').Office | undefined }} settings
 */
export function writeSip({ sipPort, bench, office }) {
  const parts = [
    transports(sipPort),
    writeTrunkTransports(office),
    callerTrunk(),
    ...(bench ? benchMembers(bench) : []),
  ];
  return parts.filter(Boolean).join('\n');
}

/**
 * Address before name: a caller whose From header carries an agent's name stays a caller. timer_b must be at least
 * 64 × T1; with 200 ms a dead trunk fails after 12.8 s instead of 32 s. The websocket's bind is only formal: its real
 * socket is that of http.conf. PJSIP also opens two unconnected sockets on which its DNS resolver awaits answers; no
 * setting keeps it from that, and nothing is served there.
 * @param {number} sipPort
 */
function transports(sipPort) {
  return `[global]
type=global
user_agent=Zvon
endpoint_identifier_order=ip,username,auth_username
keep_alive_interval=30
[system]
type=system
threadpool_initial_size=20
threadpool_auto_increment=5
threadpool_max_size=100
timer_b=12800
timer_t1=200
[transport-udp]
type=transport
protocol=udp
bind=127.0.0.1:${sipPort}
[transport-ws]
type=transport
protocol=ws
bind=127.0.0.1
`;
}

/** Media stays in Asterisk (recording), binds loopback only, and a leg that went silent is ended. */
const LOOPBACK_MEDIA = `disallow=all
allow=alaw,ulaw
direct_media=no
rtp_symmetric=yes
force_rport=yes
media_address=127.0.0.1
bind_rtp_to_media_address=yes
dtmf_mode=rfc4733
rtp_timeout=30
rtp_timeout_hold=300
timers_sess_expires=300
`;

function callerTrunk() {
  return `[trunk-in]
type=endpoint
context=from-trunk
transport=transport-udp
aors=trunk-in
trust_id_inbound=yes
send_pai=yes
${LOOPBACK_MEDIA}[trunk-in]
type=aor
[trunk-in]
type=identify
endpoint=trunk-in
match=${CALLER_ADDRESSES.join(',')}
`;
}

/** @param {BenchQueue} bench */
function benchMembers(bench) {
  return benchMemberNames(bench).map(
    (name) => `[${name}]
type=endpoint
context=from-agent
transport=transport-udp
aors=${name}
${LOOPBACK_MEDIA}[${name}]
type=aor
contact=sip:${name}@${bench.host}:${bench.port}
`,
  );
}

/** Which objects ARI may push, and that they live in memory: the owner of the truth is Zvon's database. */
export const SORCERY = `[res_pjsip]
endpoint/config=config,pjsip.conf,criteria=type=endpoint
endpoint/push=memory
auth/config=config,pjsip.conf,criteria=type=auth
auth/push=memory
aor/config=config,pjsip.conf,criteria=type=aor
aor/push=memory
[res_pjsip_endpoint_identifier_ip]
identify/config=config,pjsip.conf,criteria=type=identify
identify/push=memory
[res_pjsip_outbound_registration]
registration/config=config,pjsip.conf,criteria=type=registration
registration/push=memory
`;
