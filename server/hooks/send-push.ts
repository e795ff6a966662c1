import webPush from "web-push";
import type { Delivery, Push, PushSender } from "../application/ports.ts";
import { postOutside } from "./post-outside.ts";

type PushOptions = {
  /** Whom a browser's maker can ask about what we send: `mailto:` or `https:` (VAPID). */
  readonly contact: string;
  readonly allowPrivate: boolean;
};

/** Hands pushes to the browsers' makers: encrypted for the browser (RFC 8291), signed by us (RFC 8292). */
export function pushSender({ contact, allowPrivate }: PushOptions): PushSender {
  return {
    makeKeys: () => webPush.generateVAPIDKeys(),
    async send(push) {
      // In the open a service in between could learn when somebody is told.
      if (!allowPrivate && !push.subscription.endpoint.startsWith("https:"))
        return failed(true, "the push service is not on https");
      const made = written(push, contact);
      if (made === null) return failed(true, "it cannot be encrypted for this browser");
      const sent = await postOutside({ ...made, allowPrivate });
      if (!sent.answered) return failed(false, sent.why);
      return outcome(sent.status);
    },
  };
}

/** Null: the browser's keys are none. */
function written(
  { subscription, keys, payload, ttlSeconds, urgent, topic }: Push,
  subject: string,
): {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
} | null {
  const { endpoint, p256dh, auth } = subscription;
  try {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      payload,
      {
        vapidDetails: { subject, ...keys },
        contentEncoding: "aes128gcm",
        TTL: ttlSeconds,
        urgency: urgent ? "high" : "normal",
        topic,
      },
    );
    if (body === null) return null;
    const named = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    return { url: endpoint, headers: Object.fromEntries(named), body };
  } catch {
    return null;
  }
}

/** As RFC 8030 says: gone for good, asked too often or away, or not taken at all. */
function outcome(status: number): Delivery | "gone" {
  if (status >= 200 && status < 300) return { ok: true };
  if (status === 404 || status === 410) return "gone";
  const isOver = status >= 400 && status < 500 && status !== 429;
  return failed(isOver, `answered ${status}`);
}

function failed(final: boolean, why: string): Delivery {
  return { ok: false, final, why };
}
