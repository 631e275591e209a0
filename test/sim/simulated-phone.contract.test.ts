import { createSimulatedPhone } from '../../src/adapters/simulated-phone/simulated-phone.ts';
import { createVirtualClock } from '../../src/adapters/simulated-phone/virtual-clock.ts';
import type { WholeHarness } from '../phone/contract/contract-harness.ts';
import { telephonyContract } from '../phone/contract/telephony-contract.ts';

telephonyContract('[CZA-19] the simulated phone', async () => simulatedHarness());

function simulatedHarness(): WholeHarness {
  const clock = createVirtualClock(Date.UTC(2026, 0, 5, 8));
  const phone = createSimulatedPhone({ clock, promptMs: { long: 6_000 } });
  const number = '420800100100';
  const until = async (condition: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> => {
    const end = clock.now() + withinMs;
    while (!(await condition())) {
      if (clock.now() >= end) throw new Error(`it did not happen within ${withinMs} ms`);
      clock.advance(10);
    }
  };
  return {
    port: phone.port,
    number,
    prompts: { short: 'short', long: 'long' },
    caller({ from }) {
      let call: ReturnType<typeof phone.placeCall> | null = null;
      return {
        async dial() {
          call = phone.placeCall({ from, to: number });
        },
        digits: async (keys) => call?.press(keys),
        hangUp: async () => call?.hangUp(),
        isAnswered: () => call?.isAnswered() ?? false,
        isOver: () => call?.isOver() ?? false,
        async hearing() {
          const heard = call && phone.heardBy(call.interactionId);
          if (heard === null) return 'nothing';
          return heard === 'music' || heard.startsWith('prompt:') ? 'zvon' : 'agent';
        },
      };
    },
    agentPhone(agentId) {
      const set = phone.agentPhone(agentId);
      return {
        register: async () => set.register(),
        isRinging: set.isRinging,
        isInCall: set.isInCall,
        answer: async () => set.answer(),
        reject: async () => set.reject(),
        hangUp: async () => set.hangUp(),
        vanish: async () => set.vanish(),
        hearing: async () => (set.hearsCaller() ? 'caller' : 'nothing'),
      };
    },
    async cutConnection(meanwhile) {
      phone.faults.loseSocket(200);
      await meanwhile?.();
    },
    async leaveToOverflow(caller) {
      phone.faults.loseSocket(130_000);
      await caller.dial();
      await until(caller.isOver, 120_000);
    },
    pass: async (ms) => clock.advance(ms),
    until,
    close: async () => {},
  };
}
