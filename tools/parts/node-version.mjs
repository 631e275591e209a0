const LEAST = /** @type {const} */ ([20, 19]);

/**
 * @param {string} version
 * @returns {string | undefined} one sentence when this Node is too old
 */
export function nodeObjection(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return undefined;
  return `Zvon needs Node ${LEAST.join('.')} or newer, and this is Node ${version}.`;
}
