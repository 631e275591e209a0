import { describe, expect, it } from 'vitest';
import { writeAsteriskConfiguration } from './asterisk-configuration.mjs';
import { writeDialplan } from './asterisk-dialplan.mjs';
import { LOADED_MODULES, unknownApplications } from './asterisk-modules.mjs';

const bench = { extension: '9000', members: 3, host: '127.0.0.20', port: 15060 };

/** @param {Partial<import('./asterisk-configuration.mjs').AsteriskSettings>} [changes] */
function configurationFor(changes) {
  return writeAsteriskConfiguration({
    node: 'node-1',
    folder: '/v',
    root: '/r',
    libraries: '/r/usr/lib/x86_64-linux-gnu',
    ports: { sip: 15060, http: 18088, ami: 15038, rtpStart: 20000, rtpEnd: 20999 },
    ariPassword: 'ari-secret',
    amiPassword: 'ami-secret',
    recordings: '/v/spool/monitor',
    overflowPrompt: '/p/en/overflow',
    ...changes,
  });
}

describe('the configuration of Asterisk', () => {
  it('serves on loopback only', () => {
    const files = configurationFor();
    const addresses = Object.values(files).flatMap((text) =>
      [...text.matchAll(/^\w*bind(?:addr)?\s*=\s*(\S+)/gm)].map((match) => match[1]),
    );
    expect(addresses.length).toBeGreaterThanOrEqual(4);
    for (const address of addresses) expect(address).toMatch(/^127\.0\.0\.1/);
    expect(files['pjsip.conf']).toContain('bind_rtp_to_media_address=yes');
  });

  const office = { address: '192.168.7.20', locals: [], trunkPort: 5060 };
  const tls = { certificate: '/v/tls/certificate.pem', key: '/v/tls/key.pem', trusted: '/v/etc/trusted.pem' };

  it('opens no port of trunks beyond loopback unless one was given for them', () => {
    const files = configurationFor({ office: { ...office, trunkPort: undefined, tls } });
    expect(files['pjsip.conf']).toBe(configurationFor()['pjsip.conf']);
    expect(files['rtp.conf']).not.toContain('ice_host_candidates');
  });

  it('takes trunks on the address of the office by UDP and TCP, and by TLS where there is a certificate', () => {
    const plain = configurationFor({ office })['pjsip.conf'] ?? '';
    for (const protocol of ['udp', 'tcp'])
      expect(plain).toContain(`[trunk-${protocol}]\ntype=transport\nprotocol=${protocol}\nbind=192.168.7.20:5060\n`);
    expect(plain).not.toContain('trunk-tls');
    const encrypted = configurationFor({ office: { ...office, tls } })['pjsip.conf'] ?? '';
    expect(encrypted).toContain('bind=192.168.7.20:5061\ncert_file=/v/tls/certificate.pem\n');
    expect(encrypted).toContain('ca_list_file=/v/etc/trusted.pem\nmethod=tlsv1_2\nverify_server=yes\n');
    expect(encrypted).not.toContain('external_');
  });

  it('tells everybody outside the address of the router that it stands behind', () => {
    const files = configurationFor({ office: { ...office, address: '203.0.113.7', locals: ['10.0.0.5'] } });
    expect(files['pjsip.conf']).toContain('bind=0.0.0.0:5060\nexternal_media_address=203.0.113.7\n');
    expect(files['pjsip.conf']).toContain('local_net=10.0.0.0/8\n');
    expect(files['rtp.conf']).toContain('[ice_host_candidates]\n10.0.0.5 => 203.0.113.7,include_local_address\n');
  });

  it('lets an AMI user start recordings and nothing be read', () => {
    expect(configurationFor()['manager.conf']).toMatch(/^read=\nwrite=system\n/m);
  });

  it('takes a caller by the address, whatever name the caller sends', () => {
    expect(configurationFor()['pjsip.conf']).toContain('endpoint_identifier_order=ip,username,auth_username');
  });

  it('names no module twice', () => {
    expect(new Set(LOADED_MODULES).size).toBe(LOADED_MODULES.length);
  });

  it('has no bench queue unless it was asked for', () => {
    expect(configurationFor()['extensions.conf']).not.toContain('bench');
    const files = configurationFor({ bench });
    expect(files['extensions.conf']).toContain('exten => 9000,1,Goto(bench-queue,9000,1)');
    expect(files['queues.conf']?.match(/^member => PJSIP\/bench-\d{4}$/gm)).toHaveLength(3);
    expect(files['pjsip.conf']).toContain('contact=sip:bench-0003@127.0.0.20:15060');
  });
});

describe('the dialplan', () => {
  const dialplan = writeDialplan({ app: 'zvon', overflowPrompt: '/p/en/overflow', bench });

  it('uses only applications whose modules are loaded', () => {
    expect(unknownApplications(dialplan)).toEqual([]);
  });

  it('is refused when the module of an application, even inside ExecIf, is not loaded', () => {
    const without = (/** @type {string} */ name) => LOADED_MODULES.filter((module) => module !== name);
    expect(unknownApplications(dialplan, without('app_exec'))).toEqual(['ExecIf']);
    expect(unknownApplications('[a]\nexten => 1,1,ExecIf($[1]?Playback(x))\n', without('app_playback'))).toEqual([
      'Playback',
    ]);
    expect(unknownApplications('[a]\nexten => 1,1,VoiceMail(1)\n')).toEqual(['VoiceMail']);
  });

  it('holds a caller for two minutes while Zvon is away and then sends the call to the overflow', () => {
    const inbound = dialplan.split('[emergency-overflow]')[0] ?? '';
    expect(inbound).toContain('same => n(app),Stasis(zvon,in,${CC_CONTACT},${EXTEN},${CC_TRY})');
    expect(inbound).toContain('same => n,GotoIf($["${STASISSTATUS}"!="FAILED"]?done)');
    expect(inbound).toContain('same => n,ExecIf($["${CC_TRY}"=""]?Answer(0,i))');
    expect(inbound).toContain('same => n,GotoIf($[${CC_TRY}<40]?app)\n same => n,Goto(emergency-overflow,${EXTEN},1)');
  });

  it('lets a telephone of an agent dial nothing but Zvon', () => {
    const agents = dialplan.match(/\[from-agent\]\n([\s\S]*?)(?=\n\[)/)?.[1] ?? '';
    expect(agents.match(/^.*(?:,1,|n,)(\w+)\(/gm)?.map((line) => line.match(/(\w+)\($/)?.[1])).toEqual([
      'Stasis',
      'Hangup',
    ]);
  });
});
