/**
 * An e-mail address that mail can be sent to. Its domain may have letters of any script, which
 * mail programs encode (RFC 5891); the part before it only those of ASCII, as few servers take more.
 */
export const ADDRESS =
  /^(?:[\w'+-]+\.)*[\w'+-]*[\w+-]@(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.)+(?=\p{L})[\p{L}\p{M}\p{N}-]+[\p{L}\p{M}\p{N}]$/u;

/** As mail servers know it: two ways to write a domain are one address. Wrong ones stay as they are. */
export function asciiAddress(address: string): string {
  const at = address.lastIndexOf("@") + 1;
  const site = `http://${address.slice(at)}`;
  const isPlain = /^[ -~]*$/.test(address.slice(at));
  return isPlain || !URL.canParse(site) ? address : address.slice(0, at) + new URL(site).hostname;
}
