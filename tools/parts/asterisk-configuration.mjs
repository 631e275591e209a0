import path from 'node:path';
import { writeDialplan } from './asterisk-dialplan.mjs';
import { LOADED_MODULES, PRELOADED_MODULES, unknownApplications } from './asterisk-modules.mjs';
import { writeIceCandidates } from './asterisk-office.mjs';
import { writeQueues } from './asterisk-queue.mjs';
import { SORCERY, writeSip } from './asterisk-sip.mjs';

/**
 * @typedef {import('./asterisk-dialplan.mjs').BenchQueue} BenchQueue
 * @typedef {{ sip: number, http: number, ami: number, rtpStart: number, rtpEnd: number }} AsteriskPorts
 * @typedef {{
 *   node: string, folder: string, root: string, libraries: string, ports: AsteriskPorts,
 *   ariPassword: string, amiPassword: string, recordings: string, overflowPrompt: string,
 *   app?: string, openFiles?: number, bench?: BenchQueue, office?: import('./office.mjs').Office | undefined,
 * }} AsteriskSettings
 *   `folder` is the private instance, `root` the unpacked packages, `libraries` their architecture's library folder
 */

export const ASTERISK_USER = 'zvon';
export const ASTERISK_APP = 'zvon';
const OPEN_FILES = 19000;

/** Modules of the core ask for these files and complain when they are missing. */
const EMPTY_FILES = words(`
  features stasis amd udptl acl codecs confbridge ccss res_parking cli_aliases chan_websocket res_http_media_cache
  queuerules cli_permissions`);

/**
 * A complete private Asterisk as file names and texts.
 * @param {AsteriskSettings} settings
 * @returns {Record<string, string>}
 */
export function writeAsteriskConfiguration(settings) {
  const dialplan = writeDialplan({
    app: settings.app ?? ASTERISK_APP,
    overflowPrompt: settings.overflowPrompt,
    bench: settings.bench,
  });
  const unknown = unknownApplications(dialplan);
  if (unknown.length > 0) throw new Error(`the dialplan uses ${unknown.join(', ')} and no loaded module brings it`);
  return {
    ...Object.fromEntries(EMPTY_FILES.map((name) => [`${name}.conf`, ''])),
    'asterisk.conf': asteriskConf(settings),
    'modules.conf': modulesConf(),
    'http.conf': httpConf(settings),
    'ari.conf': `[general]\nenabled=yes\npretty=no\nwebsocket_write_timeout=2000\n[${ASTERISK_USER}]\ntype=user\npassword=${settings.ariPassword}\nread_only=no\n`,
    'manager.conf': managerConf(settings),
    'rtp.conf': `[general]\nrtpstart=${settings.ports.rtpStart}\nrtpend=${settings.ports.rtpEnd}\nicesupport=yes\nstrictrtp=yes\n${writeIceCandidates(settings.office)}`,
    'sorcery.conf': SORCERY,
    'pjsip.conf': writeSip({ sipPort: settings.ports.sip, bench: settings.bench, office: settings.office }),
    'extensions.conf': dialplan,
    'queues.conf': writeQueues(settings.bench),
    'musiconhold.conf': `[default]\nmode=files\ndirectory=${settings.root}/usr/share/asterisk/moh\n`,
    'indications.conf': INDICATIONS,
    'pjproject.conf':
      '[startup]\nlog_mappings=pjproject_log\n[pjproject_log]\ntype=log_mappings\nasterisk_error=0-1\nasterisk_warning=2\n',
    'logger.conf': '[general]\ndateformat=%F %T.%3q\n[logfiles]\nmessages => notice,warning,error,verbose(2)\n',
    'prometheus.conf': '[general]\nenabled=yes\nuri=metrics\n',
    'cdr.conf': '[general]\nenable=no\n',
    'cel.conf':
      '[general]\nenable=yes\nevents=CHAN_START,ANSWER,BRIDGE_ENTER,BRIDGE_EXIT,HANGUP,CHAN_END,USER_DEFINED\n',
    'cel_custom.conf': celCustomConf(settings),
    'websocket_client.conf': '[general]\n',
  };
}

/**
 * astdatadir must be the packages' share folder: it holds the documentation that the configuration is validated against.
 * @param {AsteriskSettings} settings
 */
function asteriskConf({ node, folder, root, libraries, openFiles = OPEN_FILES }) {
  return `[directories]
astetcdir => ${folder}/etc
astmoddir => ${libraries}/asterisk/modules
astvarlibdir => ${folder}/lib
astdbdir => ${folder}/db
astkeydir => ${folder}/keys
astdatadir => ${root}/usr/share/asterisk
astagidir => ${folder}/lib/agi-bin
astspooldir => ${folder}/spool
astrundir => ${folder}/run
astlogdir => ${folder}/log
astcachedir => ${folder}/cache
astsbindir => ${root}/usr/sbin
[options]
verbose = 2
nocolor = yes
dontwarn = yes
systemname = ${node}
transmit_silence = yes
maxcalls = 4000
maxfiles = ${Math.min(openFiles, OPEN_FILES)}
live_dangerously = no
internal_timing = yes
hideconnect = yes
`;
}

function modulesConf() {
  const lines = [
    '[modules]',
    'autoload=no',
    ...PRELOADED_MODULES.map((name) => `preload=${name}.so`),
    ...LOADED_MODULES.map((name) => `load=${name}.so`),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * The session limit counts the agents' websockets and ARI's connections together; its default is 100.
 * @param {AsteriskSettings} settings
 */
function httpConf({ ports }) {
  return `[general]
enabled=yes
bindaddr=127.0.0.1
bindport=${ports.http}
sessionlimit=2000
session_keep_alive=60000
enable_status=no
`;
}

/**
 * AMI is there for recordings alone, because ARI has no verb for MixMonitor. Tried on 22.10.1: to start one, the class
 * `system` is needed and enough; to mute and to stop it, `call` would do. `system` also lets MixMonitor run a command at
 * its end, so the password is made anew for each instance, kept in a file of mode 0600, and AMI listens on loopback.
 * @param {AsteriskSettings} settings
 */
function managerConf({ ports, amiPassword }) {
  return `[general]
enabled=yes
webenabled=no
bindaddr=127.0.0.1
port=${ports.ami}
displayconnects=no
authtimeout=5
[${ASTERISK_USER}]
secret=${amiPassword}
deny=0.0.0.0/0.0.0.0
permit=127.0.0.1/255.255.255.255
read=
write=system
`;
}

/**
 * The witness counts calls and bridgings. It knows callers by their numbers, of every contact that arrived: should
 * Asterisk die before anybody hears of it, they are called back.
 * @param {AsteriskSettings} settings
 */
function celCustomConf({ folder }) {
  return `[${path.join(folder, 'log', 'witness.csv')}]
format=dsv
separator_character=,
quoting_method=all
fields=EventType,EventTime,UniqueID,LinkedID,ChanName,Context,Exten,Peer,UserDefType,EventExtra
`;
}

const INDICATIONS = `[general]
country=cz
[cz]
description=Czech Republic
ringcadence=1000,4000
dial=425/330,0/330,425/660,0/660
busy=425/330,0/330
ring=425/1000,0/4000
congestion=425/165,0/165
`;

/** @param {string} text */
function words(text) {
  return text.trim().split(/\s+/);
}
