/**
 * The code with comments and the insides of strings blanked, line for line, so that a rule about code does not trip over
 * prose. TypeScript 7 offers no parser; template literals lose their expressions too, which is enough for these rules.
 */
export function blankProse(code: string): string {
  const pattern =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|\$\{(?:[^{}]|\{[^{}]*\})*\}|[^`\\])*`/g;
  return code.replace(pattern, (prose) => prose.replace(/[^\n]/g, ' '));
}
