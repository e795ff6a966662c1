/** Where a request is followed. Without the secret it shows nothing. */
export function trackingPath(reference: string): string {
  return `/r/${encodeURIComponent(reference)}`;
}

/** What a link in a mail is about: is it solved, how was it? */
export const ASKED = ["yes", "no", "good", "bad"] as const;
export type Asked = (typeof ASKED)[number];

type Linked = {
  readonly reference: string;
  readonly secret: string;
  /** What the page is to ask about first. */
  readonly said: Asked | undefined;
};

/**
 * The secret is behind the `#`, which no browser sends: it is in no log on the way, nor in what
 * other sites are told of where somebody came from. The page hands it over itself.
 */
export function trackingLink(base: string, { reference, secret, said }: Linked): string {
  const mark = said === undefined ? "" : `.${said}`;
  return `${base}${trackingPath(reference)}#${secret}${mark}`;
}

/** Where somebody sees all requests of their address, and says that one is theirs. */
export const REQUESTS = "/requests";

/** Null: to the page that sends one. The secret is behind the `#`, as above. */
export function requestsLink(base: string, secret: string | null): string {
  return secret === null ? base + REQUESTS : `${base}${REQUESTS}/open#${secret}`;
}

export function confirmLink(base: string, secret: string): string {
  return `${base}${REQUESTS}/confirm#${secret}`;
}
