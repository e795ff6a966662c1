/**
 * In place of engine.io-client's WebTransport, which `link.ts` never asks for: the panel's first load
 * is short of bytes, and the library has no way to leave a transport out.
 */
export const WT = undefined;
