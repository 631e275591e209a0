/** `--name=5` on the command line, or what it is without. */
export function numberAsked(name: string, otherwise: number): number {
  const asked = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return asked === undefined ? otherwise : Number(asked.slice(name.length + 3));
}
