/** The system's code of an error ("ENOENT"), if it has one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

/** For `catch`: turns the error with this code into null, and throws any other. */
export function nullIf(code: string): (error: unknown) => null {
  return (error) => {
    if (errorCode(error) === code) return null;
    throw error;
  };
}
