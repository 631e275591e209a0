import { pino, type Logger } from 'pino';

/** JSON lines without personal data: what may hold some is cut out wherever it stands. */
export const openLog = (level: string): Logger =>
  pino({
    level,
    base: null,
    redact: {
      paths: [
        'req.headers.cookie',
        'req.headers.authorization',
        '*.password',
        '*.from',
        '*.email',
        '*.phone',
        '*.name',
        'err.parameters',
        'err.where',
        'err.detail',
      ],
      censor: '[cut]',
    },
  });
