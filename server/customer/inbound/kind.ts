import type { InboundKind } from "../../application/ports.ts";

export type Heads = {
  /** A header's text in small letters; empty: it is not there. */
  readonly header: (name: string) => string;
  readonly from: string;
  /** The envelope has no sender, as that of bounces has none. */
  readonly nullSender: boolean;
};

const DAEMON = /^(?:mailer-daemon|postmaster)@/;
const BULK = /^(?:bulk|junk|list|auto_reply)$/;
const SAYS_SO = ["x-autoreply", "x-autorespond", "x-auto-response-suppress", "x-loop"];

/**
 * What sort of mail it is. Nobody answers what a program sent (RFC 3834), and no such answer is taken
 * for a customer's.
 */
export function kindOf({ header, from, nullSender }: Heads): InboundKind {
  const type = header("content-type");
  const reports = type.startsWith("multipart/report");
  if (reports && type.includes("delivery-status")) return "bounce";
  if (DAEMON.test(from)) return "bounce";
  if (reports || saysAutomatic(header)) return "automatic";
  return nullSender ? "automatic" : "written";
}

function saysAutomatic(header: Heads["header"]): boolean {
  const submitted = header("auto-submitted");
  if (submitted !== "" && !submitted.startsWith("no")) return true;
  if (BULK.test(header("precedence")) || header("list-id") !== "") return true;
  if (header("x-spam-flag").startsWith("yes")) return true;
  return SAYS_SO.some((name) => header(name) !== "");
}
