import { createHmac } from "node:crypto";
import type { Hook, Webhooks } from "../application/ports.ts";
import { postOutside } from "./post-outside.ts";

/** Hands events to the owner's program, signed as Standard Webhooks says. */
export function webhooks({ allowPrivate }: { readonly allowPrivate: boolean }): Webhooks {
  return {
    async send(hook) {
      const { url, body } = hook;
      const sent = await postOutside({ url, body, headers: headersOf(hook), allowPrivate });
      if (!sent.answered) return { ok: false, final: false, why: sent.why };
      const { status } = sent;
      return status >= 200 && status < 300
        ? { ok: true }
        : { ok: false, final: false, why: `answered ${status}` };
    },
  };
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
