import type { PushSender } from "./application/ports.ts";
import type { Config } from "./config.ts";
import { pushSender } from "./hooks/send-push.ts";

/** Some makers of browsers want a real address to write to; who has set none is still told by the others. */
export function pushesFor({ mail, publicUrl, webhookPrivate }: Config): PushSender {
  const isPublic = publicUrl?.startsWith("https:") === true;
  const contact =
    mail === null
      ? isPublic
        ? publicUrl
        : "mailto:postmaster@localhost"
      : `mailto:${mail.from.address}`;
  return pushSender({ contact, allowPrivate: webhookPrivate });
}
