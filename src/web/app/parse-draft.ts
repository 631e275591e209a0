/** What a draft of several fields says, by name; nothing where it is no object that this page could have written. */
export function parseDraft(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : {};
  } catch {
    // Nothing was written yet, or another build wrote it: the form begins anew rather than fail at each drawing.
    return {};
  }
}
