import type pg from 'pg';
import { PassThrough } from 'node:stream';

/** What the driver tells a query of its own; only what a copy needs of it. */
interface CopyQuery {
  submit(connection: { query(text: string): void }): void;
  handleCopyData(message: { chunk: Buffer }): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
  handleRowDescription(): void;
  handleDataRow(): void;
  handleCommandComplete(): void;
  handleEmptyQuery(): void;
}

/** The messages of a command that answers with a copy, as they come; the socket waits for who reads. */
export function copyStream(client: pg.Client, command: string): AsyncIterable<Buffer> {
  const messages = new PassThrough({ readableObjectMode: true, writableObjectMode: true, highWaterMark: 64 });
  const { stream } = (client as unknown as { connection: { stream: NodeJS.ReadableStream } }).connection;
  messages.on('drain', () => stream.resume());
  const nothing = (): void => undefined;
  const query: CopyQuery = {
    submit: (connection) => connection.query(command),
    handleCopyData: ({ chunk }) => {
      // The driver reads on from its buffer, which it may use again.
      if (!messages.write(Buffer.from(chunk))) stream.pause();
    },
    handleError: (error) => void messages.destroy(error),
    handleReadyForQuery: () => void messages.end(),
    ...{ handleRowDescription: nothing, handleDataRow: nothing, handleCommandComplete: nothing },
    handleEmptyQuery: nothing,
  };
  client.query(query as unknown as pg.Submittable);
  return messages;
}
