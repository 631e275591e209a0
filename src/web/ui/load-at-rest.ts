const restMs = 2_000;

/**
 * Fetches a part of the page when it has come to rest: not at first, because nobody waits for it, and not at need only,
 * because the line may be down by then.
 */
export function loadAtRest<Part>(load: () => Promise<Part>): () => Promise<Part> {
  setTimeout(() => void load().catch(() => undefined), restMs);
  return load;
}
