import { z } from 'zod';

/** An instant in milliseconds since 1970-01-01T00:00Z, as PostgreSQL's clock told it. */
export type Instant = number;

/** An instant on the wire: ISO 8601 in UTC with milliseconds. */
export const Timestamp = z.iso.datetime();

export const isoOf = (at: Instant): string => new Date(at).toISOString();
