import { useCallback, useEffect, useRef, useState } from 'react';
import { microphoneFailure } from '../phone/microphone-failure.ts';
import { type Check, running, unchecked } from './check.ts';

/** Root mean square of a voice at a headset is far above this; the noise of a muted one is below it. */
const heardAbove = 0.015;
const silentAfterMs = 4_000;
/** Long enough to see the level move; the check is over then, and the microphone is closed. */
const listenMs = 12_000;
const lookEveryMs = 60;

const speak: Check = { state: 'running', said: { key: 'doctor.microphone.speak' } };
const silent: Check = { state: 'warning', said: { key: 'doctor.microphone.silent' } };
const good: Check = { state: 'ok', said: { key: 'doctor.microphone.good' } };

/** Listens to the microphone for a while: a level from 0 to 1, and whether a voice was heard. */
export function useMicrophone() {
  const [check, setCheck] = useState(unchecked);
  const [level, setLevel] = useState(0);
  const stopNow = useRef<(() => void) | null>(null);
  const turn = useRef(0);
  const stop = useCallback(() => {
    turn.current += 1;
    stopNow.current?.();
    stopNow.current = null;
    setLevel(0);
  }, []);
  useEffect(() => stop, [stop]);

  const start = useCallback(async (): Promise<void> => {
    stop();
    const mine = turn.current;
    setCheck(running);
    // Outside https and localhost the browser has no microphone to give.
    if (!window.isSecureContext) return setCheck({ state: 'failed', said: { key: 'doctor.microphone.insecure' } });
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      // The page was left, or asked again, while the browser asked the person.
      if (turn.current !== mine) return closeAll(stream);
      const startedAt = Date.now();
      setCheck(speak);
      stopNow.current = listen(stream, (next) => {
        if (Date.now() - startedAt > listenMs) return stop();
        setLevel(next);
        setCheck((before) =>
          before === good || next > heardAbove ? good : Date.now() - startedAt > silentAfterMs ? silent : before,
        );
      });
    } catch (error) {
      setCheck({ state: 'failed', said: { key: `phone.${microphoneFailure(error)}` } });
    }
  }, [stop]);
  return { check, level, start, isOn: stopNow.current !== null };
}

function closeAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function listen(stream: MediaStream, told: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    told(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));
  }, lookEveryMs);
  return () => {
    clearInterval(timer);
    closeAll(stream);
    void context.close();
  };
}
