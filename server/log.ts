import { pino, type Logger } from "pino";

export type Log = Logger;

/** Structured lines on standard error. Never message text, never tokens. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, serializers: { error: plainError } },
    pino.destination({ dest: 2, sync: true }),
  );
}

/**
 * What an error says of itself. Not what hangs on it: a database's errors carry the values they are
 * about, which may be what somebody wrote.
 */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = "code" in error ? error.code : undefined;
  return { type: name, message, stack, ...(code === undefined ? {} : { code }) };
}
