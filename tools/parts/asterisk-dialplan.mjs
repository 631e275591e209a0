/**
 * @typedef {{ extension: string, members: number, host: string, port: number }} BenchQueue
 *   the extension that rings the bench queue and the SIP address where its members answer
 * @typedef {{ app: string, overflowPrompt: string, bench?: BenchQueue }} DialplanSettings
 */

const HOLD_TRIES = 40;
const HOLD_SECONDS = 3;
const ANY_NUMBER = '_[+0-9]!';

/**
 * Routing into Zvon and what happens while Zvon is away; nothing else is decided in Asterisk.
 * @param {DialplanSettings} settings
 */
export function writeDialplan({ app, overflowPrompt, bench }) {
  return [
    '[general]\nstatic=yes\nwriteprotect=yes\nautofallthrough=yes\n',
    inboundContext(app, bench),
    numberFromTo(),
    overflowContext(overflowPrompt),
    hangupWitness(),
    agentContext(app),
    ...(bench ? [benchContext(bench)] : []),
  ].join('\n');
}

/**
 * The contact's id is minted here, so that it is known even when Zvon is down. A caller who arrives while Zvon restarts
 * gets STASISSTATUS=FAILED at once: answered, held with music, tried again every three seconds for two minutes, then
 * sent to the overflow. Answer(0,i) does not wait 500 ms for media as Answer() does.
 * @param {string} app
 * @param {BenchQueue | undefined} bench
 */
function inboundContext(app, bench) {
  return `[from-trunk]
${bench ? `exten => ${bench.extension},1,Goto(bench-queue,${bench.extension},1)\n` : ''}exten => ${ANY_NUMBER},1,Set(__CC_CONTACT=\${UUID()})
 same => n,Set(CC_TO=\${EXTEN})
 same => n,CELGenUserEvent(ZVON_ARRIVED,\${CC_CONTACT}|\${EXTEN}|\${FILTER(+0-9,\${CALLERID(num)})})
 same => n,Set(CHANNEL(hangup_handler_push)=zvon-hangup,s,1)
 same => n(app),Stasis(${app},in,\${CC_CONTACT},\${EXTEN},\${CC_TRY})
 same => n,GotoIf($["\${STASISSTATUS}"!="FAILED"]?done)
 same => n,ExecIf($["\${CC_TRY}"=""]?Answer(0,i))
 same => n,Set(CC_TRY=$[0\${CC_TRY}+1])
 same => n,MusicOnHold(default,${HOLD_SECONDS})
 same => n,GotoIf($[\${CC_TRY}<${HOLD_TRIES}]?app)
 same => n,Goto(emergency-overflow,\${EXTEN},1)
 same => n(done),Hangup()
`;
}

/** Some carriers call the account and name the number only in To. */
function numberFromTo() {
  return `[from-trunk-to]
exten => _[+0-9a-zA-Z]!,1,Set(CC_AT=\${PJSIP_HEADER(read,To)})
 same => n,Set(CC_AT=\${IF($["\${CUT(CC_AT,<,2)}"=""]?\${CC_AT}:\${CUT(CC_AT,<,2)})})
 same => n,Set(CC_AT=\${CUT(CC_AT,@,1)})
 same => n,Goto(from-trunk,\${FILTER(+0-9,\${CUT(CC_AT,:,2)})},1)
`;
}

/**
 * Zvon reads this line when it is back and has the caller called back.
 * @param {string} prompt
 */
function overflowContext(prompt) {
  return `[emergency-overflow]
exten => ${ANY_NUMBER},1,Answer(0,i)
 same => n,CELGenUserEvent(ZVON_OVERFLOW,\${CC_CONTACT}|\${EXTEN}|\${FILTER(+0-9,\${CALLERID(num)})})
 same => n,Set(CC_KNOWN=overflowed)
 same => n,Playback(${prompt})
 same => n,Hangup()
`;
}

/**
 * Runs for every inbound call however it ends, but by the death of Asterisk: one line of the witness that ties the
 * channel to the contact. Zvon sets CC_KNOWN once a call is on record; of one that came and went unheard a second line
 * tells who it was.
 */
function hangupWitness() {
  return `[zvon-hangup]
exten => s,1,CELGenUserEvent(ZVON_CONTACT,\${CC_CONTACT}|\${HANGUPCAUSE})
 same => n,GotoIf($["\${CC_KNOWN}"!=""]?known)
 same => n,CELGenUserEvent(ZVON_UNHEARD,\${CC_CONTACT}|\${CC_TO}|\${FILTER(+0-9,\${CALLERID(num)})})
 same => n(known),Return()
`;
}

/**
 * An agent's telephone may dial nothing by itself: the number is handed to Zvon, which decides.
 * @param {string} app
 */
function agentContext(app) {
  return `[from-agent]
exten => _[+*#0-9a-z]!,1,Stasis(${app},agentcall,\${EXTEN})
 same => n,Hangup()
`;
}

/**
 * `I`: no connected-line update to the caller, as Zvon sends none either.
 * @param {BenchQueue} bench
 */
function benchContext({ extension }) {
  return `[bench-queue]
exten => ${extension},1,Answer(0,i)
 same => n,Queue(bench,I)
 same => n,Hangup()
`;
}
