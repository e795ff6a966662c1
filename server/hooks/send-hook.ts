import { createHmac } from "node:crypto";
import { lookup } from "node:dns";
import { request as http } from "node:http";
import { request as https } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { Delivery, Hook, Webhooks } from "../application/ports.ts";
import { isPrivateAddress } from "./private-address.ts";

const PATIENCE_MS = 10_000;

/**
 * Hands events to the owner's program, signed as Standard Webhooks says. Where a name leads is looked
 * up once, and that very address is connected to: it cannot lead to our own networks meanwhile.
 * Redirects are not followed.
 */
export function webhooks({ allowPrivate }: { readonly allowPrivate: boolean }): Webhooks {
  return {
    send: (hook) =>
      new Promise((done) => {
        const url = new URL(hook.url);
        const host = url.hostname.replace(/^\[|\]$/g, "");
        if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host))
          return done(failed("the address is in a private network"));
        const make = url.protocol === "https:" ? https : http;
        const sent = make(url, {
          method: "POST",
          headers: headersOf(hook),
          timeout: PATIENCE_MS,
          agent: false,
          lookup: allowPrivate ? lookup : publicLookup,
        });
        sent.on("response", (response) => {
          response.resume();
          const status = response.statusCode ?? 0;
          sent.destroy();
          done(status >= 200 && status < 300 ? { ok: true } : failed(`answered ${status}`));
        });
        sent.on("timeout", () => sent.destroy(new Error("timed out")));
        sent.on("error", (error: NodeJS.ErrnoException) =>
          done(failed(error.code ?? error.message)),
        );
        sent.end(hook.body);
      }),
  };
}

function failed(why: string): Delivery {
  return { ok: false, final: false, why };
}

function headersOf({ id, at, body, secret }: Hook): Record<string, string> {
  const seconds = String(Math.floor(at / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "user-agent": "Cascade",
    "webhook-id": id,
    "webhook-timestamp": seconds,
    "webhook-signature": `v1,${signature}`,
  };
}

/** One address in a private network is enough to go nowhere. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, [], 0);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address)))
      return done(new Error("the address is in a private network"), [], 0);
    if (options.all === true) return done(null, addresses);
    return done(null, first.address, first.family);
  });
};
