import { createHmac, timingSafeEqual } from "node:crypto";
import { get } from "./records.ts";
import { mailSecret } from "./workspace.ts";
import { fingerprint } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import type { Stored } from "./ports.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";

/** Base 32, since mail servers may put an address in small letters. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
const ID_BYTES = 16;
/** 80 bits: each guess is a mail of its own. */
const SIGNATURE_BYTES = 10;
const TOKEN = /^[a-z2-7]{42}$/;

type Named = { readonly ticketId: string; readonly email: string };

/**
 * The address that answers to a letter go to: `support+TOKEN@shop.example`. The token names the ticket
 * and is signed for the one address the letter goes to. Null: the ticket's id is not one of ours.
 */
export function replyAddress(base: string, { ticketId, email }: Named, secret: string) {
  const [name = "", domain = ""] = base.split("@");
  const id = Buffer.from(ticketId, "base64url");
  if (id.length !== ID_BYTES) return null;
  const token = base32(id) + base32(signature({ ticketId, email }, secret));
  return `${name}+${token}@${domain}`;
}

export type Claimed = {
  readonly ticket: Stored<TicketRecord>;
  /** Who the letter that is answered went to, in small letters. */
  readonly email: string;
  readonly addressId: string;
};

/** What an address says it answers, if it was signed here. `to` in small letters. */
export async function claimedBy(deps: Deps, to: string, base: string): Promise<Claimed | null> {
  const token = tokenIn(to, base);
  if (token === null) return null;
  const ticketId = Buffer.from(unbase32(token.slice(0, 26)).subarray(0, ID_BYTES)).toString(
    "base64url",
  );
  const box = await get(deps.store, "outbox", ticketId);
  const ticket = await get(deps.store, "ticket", ticketId);
  if (box === undefined || ticket === undefined) return null;
  const secret = await mailSecret(deps);
  const given = unbase32(token.slice(26)).subarray(0, SIGNATURE_BYTES);
  const email = box.state.addresses.find((one) =>
    timingSafeEqual(signature({ ticketId, email: one }, secret), given),
  );
  return email === undefined ? null : { ticket, email, addressId: fingerprint(email) };
}

/** Is it one of ours, with a token or without? `to` in small letters. */
export function isOurs(to: string, base: string): boolean {
  return to === base || tokenIn(to, base) !== null;
}

function tokenIn(to: string, base: string): string | null {
  const at = base.lastIndexOf("@");
  const [name, domain] = [base.slice(0, at), base.slice(at)];
  if (!to.startsWith(`${name}+`) || !to.endsWith(domain)) return null;
  const token = to.slice(name.length + 1, -domain.length);
  return TOKEN.test(token) ? token : null;
}

function signature({ ticketId, email }: Named, secret: string): Buffer {
  return createHmac("sha256", secret)
    .update(`${ticketId}\n${email.toLowerCase()}`)
    .digest()
    .subarray(0, SIGNATURE_BYTES);
}

function base32(bytes: Buffer): string {
  let [text, value, bits] = ["", 0, 0];
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += LETTERS[(value >> (bits - 5)) & 31];
  }
  return bits === 0 ? text : text + LETTERS[(value << (5 - bits)) & 31];
}

/** As many whole bytes as there are. */
function unbase32(text: string): Buffer {
  const bytes: number[] = [];
  let [value, bits] = [0, 0];
  for (const letter of text) {
    value = ((value << 5) | LETTERS.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >> bits) & 0xff);
  }
  return Buffer.from(bytes);
}
