const beatMs = 5_000;

/** Beats in a worker: a hidden tab's own timers are slowed to one a minute. */
export function startHeartbeat(beat: () => void): () => void {
  const source = `setInterval(() => postMessage(0), ${beatMs})`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  worker.addEventListener('message', beat);
  return () => worker.terminate();
}
