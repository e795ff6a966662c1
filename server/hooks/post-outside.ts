import { lookup, promises } from "node:dns";
import { request as http } from "node:http";
import { request as https } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPrivateAddress } from "./private-address.ts";

/** For all of it, up to the answer's headers: one that comes letter by letter is none. */
const PATIENCE_MS = 10_000;

export type Outgoing = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** It may lead into private networks, such as this machine's own. */
  readonly allowPrivate: boolean;
};

/** The status of the answer, or why there is none. */
export type Answered =
  | { readonly answered: true; readonly status: number }
  | { readonly answered: false; readonly why: string };

/**
 * Posts to an address that somebody typed in. Where a name leads is looked up once, and that very
 * address is connected to: it cannot lead to our own networks meanwhile. Redirects are not followed.
 * Never rejects, and takes no longer than `withinMs`.
 */
export function postOutside(outgoing: Outgoing, withinMs = PATIENCE_MS): Promise<Answered> {
  return new Promise((done) => {
    const { headers, body, allowPrivate } = outgoing;
    const url = new URL(outgoing.url);
    const host = hostIn(url);
    if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host))
      return done({ answered: false, why: IN_PRIVATE });
    const make = url.protocol === "https:" ? https : http;
    const sent = make(url, {
      method: "POST",
      headers,
      signal: AbortSignal.timeout(withinMs),
      agent: false,
      lookup: allowPrivate ? lookup : publicLookup,
    });
    sent.on("response", (response) => {
      response.resume();
      sent.destroy();
      done({ answered: true, status: response.statusCode ?? 0 });
    });
    sent.on("error", (error: NodeJS.ErrnoException) =>
      done({ answered: false, why: whyNot(error) }),
    );
    sent.end(body);
  });
}

/** Whether nothing is sent to this address by itself; not, where nobody knows its name right now. */
export async function leadsInside(address: string): Promise<boolean> {
  const found = await promises.lookup(hostIn(new URL(address)), { all: true }).catch(() => []);
  return found.some((one) => isPrivateAddress(one.address));
}

/** An IPv6 address stands in brackets in a URL. */
const hostIn = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "");

function whyNot({ name, code, message }: NodeJS.ErrnoException): string {
  return name === "AbortError" ? "it did not answer in time" : (code ?? message);
}

const IN_PRIVATE = "the address is in a private network";

/** One address in a private network is enough to go nowhere. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, [], 0);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address)))
      return done(new Error(IN_PRIVATE), [], 0);
    if (options.all === true) return done(null, addresses);
    return done(null, first.address, first.family);
  });
};
