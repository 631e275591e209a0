/** The file as an object; null where it is no JSON. */
export function readConfigFile(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever chose the wrong file is told so in words.
    return null;
  }
}

/** Gives the browser a text to keep as a file. */
export function saveAsFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
