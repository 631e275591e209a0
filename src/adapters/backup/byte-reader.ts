/** Reads a stream by so many bytes, whatever parts it comes in. */
export function byteReader(stream: AsyncIterable<Buffer>) {
  const parts = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  async function fill(): Promise<boolean> {
    while (rest.length === 0) {
      const next = await parts.next();
      if (next.done === true) return false;
      rest = next.value;
    }
    return true;
  }
  async function most(bytes: number): Promise<Buffer | null> {
    if (!(await fill())) return null;
    const part = rest.subarray(0, bytes);
    rest = rest.subarray(part.length);
    return part;
  }
  return {
    /** At most so many; null at the end. */
    most,
    /** Exactly so many, or null where the stream ends before the first of them. */
    async read(bytes: number): Promise<Buffer | null> {
      const read: Buffer[] = [];
      for (let left = bytes; left > 0;) {
        const part = await most(left);
        if (!part) return null;
        read.push(part);
        left -= part.length;
      }
      return Buffer.concat(read);
    },
  };
}

export type ByteReader = ReturnType<typeof byteReader>;
