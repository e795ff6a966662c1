/**
 * In place of socket.io-parser's handling of binary data, which neither side sends: the panel's first
 * load is short of bytes, and the library has no way to leave it out.
 */
export const isBinary = (): boolean => false;
export const hasBinary = (): boolean => false;

const refuse = (): never => {
  throw new Error("Nothing binary is sent.");
};

export const deconstructPacket = (): never => refuse();
export const reconstructPacket = (): never => refuse();
/** Of engine.io-parser: base64 to bytes. */
export const decode = (): never => refuse();
