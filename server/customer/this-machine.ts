/**
 * Whether a server's host is this machine by its name: nobody stands between two programs of one machine,
 * and the certificates they come with name nobody.
 */
export function isThisMachine(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
}
