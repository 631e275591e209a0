import type { Page } from '@playwright/test';
import { agentToneHz, callerToneHz } from './tones.ts';

/** How loud each party's tone is in what the agent's browser plays, in dB; -120 is nothing. */
export function browserHears(page: Page, forMs = 1_000): Promise<{ callerDb: number; ownDb: number }> {
  return page.evaluate(
    async ({ hz, ms }) => {
      const stream = [...document.querySelectorAll('audio')]
        .map((audio) => audio.srcObject)
        .find((source) => source instanceof MediaStream);
      if (!(stream instanceof MediaStream)) return { callerDb: -120, ownDb: -120 };
      const context = new AudioContext();
      const analyser = context.createAnalyser();
      analyser.fftSize = 8_192;
      analyser.smoothingTimeConstant = 0;
      context.createMediaStreamSource(stream).connect(analyser);
      await context.resume();
      const bins = new Float32Array(analyser.frequencyBinCount);
      const sums = hz.map(() => 0);
      let looks = 0;
      await new Promise((resolve) => setTimeout(resolve, 300));
      for (const end = performance.now() + ms; performance.now() < end; looks += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        analyser.getFloatFrequencyData(bins);
        hz.forEach((frequency, nth) => {
          const bin = Math.round((frequency * analyser.fftSize) / context.sampleRate);
          sums[nth]! += 10 ** (Math.max(bins[bin - 1]!, bins[bin]!, bins[bin + 1]!, -120) / 10);
        });
      }
      await context.close();
      const [callerDb, ownDb] = sums.map((sum) => Math.max(-120, 10 * Math.log10(sum / looks)));
      return { callerDb: callerDb!, ownDb: ownDb! };
    },
    { hz: [callerToneHz, agentToneHz], ms: forMs },
  );
}
