/** `--name=5` on the command line, or what it is without. */
export const numberAsked = (name: string, otherwise: number): number => numbersAsked(name, [otherwise])[0]!;

/** `--name=1,5`. */
export function numbersAsked(name: string, otherwise: readonly number[]): readonly number[] {
  const asked = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return asked === undefined
    ? otherwise
    : asked
        .slice(name.length + 3)
        .split(',')
        .map(Number);
}
