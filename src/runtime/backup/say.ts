/** What a command says to whoever called it. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export interface Json {
  json?: boolean;
}

/** For programs that read: the last line of standard output. */
export const sayJson = (result: unknown, { json }: Json): void => (json ? say(JSON.stringify(result)) : undefined);
