/** Where the store tells an operator what it did; pino fits. */
export type StoreLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};
