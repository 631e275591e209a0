const two = (value: number): string => String(value).padStart(2, '0');

/** 0:14 · 3:27 · 1:02:03. `padded` keeps the slot of a running timer: 03:27. */
export function formatDuration(ms: number, padded = false): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds % 60)}`;
  return `${padded ? two(minutes) : minutes}:${two(seconds % 60)}`;
}
