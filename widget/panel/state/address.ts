import { ADDRESS } from "../../../server/protocol/address.ts";
import type { Reply } from "../../link/link.ts";

/** Which of the words for a ticket say why mail cannot be sent there; null: it can. The server decides. */
export function addressProblem(text: string): "badAddress" | "oddAddress" | null {
  if (ADDRESS.test(text.trim())) return null;
  return /[^ -~].*@/.test(text) ? "oddAddress" : "badAddress";
}

/** Which of them say why an address was not kept. */
export function whyNotKept({
  code,
}: Extract<Reply<unknown>, { ok: false }>): "badAddress" | "notSaved" {
  return code === "bad_request" ? "badAddress" : "notSaved";
}
