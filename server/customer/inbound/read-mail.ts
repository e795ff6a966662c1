import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { decode } from "iconv-lite";
import { simpleParser, type ParsedMail } from "mailparser";
import type { InboundFile, InboundMail } from "../../application/ports.ts";
import { isOrnament } from "../../domain/file-content/ornament.ts";
import { asciiAddress } from "../../protocol/address.ts";
import { foldMail } from "./fold.ts";
import { htmlLines } from "./html-lines.ts";
import { kindOf } from "./kind.ts";

export type Envelope = {
  /** Empty: it has none. Null: not known, the headers have to do. */
  readonly from: string | null;
  readonly to: readonly string[];
  /** Only how it begins is there: its words are read, none of its files. */
  readonly isCut?: boolean;
};

const LONGEST_NAME = 80;
const LONGEST_SUBJECT = 300;
const LONGEST_WHOLE = 400_000;

/** Reads a mail as it came. Rejects with what cannot be read as one at all. */
export async function readMail(raw: Buffer, envelope: Envelope): Promise<InboundMail> {
  const mail = await simpleParser(inUtf8(raw), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    checksumAlgo: false,
  });
  const header = (name: string) => headerOf(mail, name);
  const { address, name } = senderOf(mail);
  const nullSender = envelope.from === "" || header("return-path") === "<>";
  const kind = kindOf({ header, from: address, nullSender });
  const whole = wholeText(mail);
  const isReply = header("in-reply-to") !== "" || header("references") !== "";
  const subject = oneLine(mail.subject ?? "").slice(0, LONGEST_SUBJECT);
  const { said, isShorter } = foldMail(whole, { isReply, subject });
  return {
    key: keyOf(raw, [address, mail.messageId ?? ""]),
    messageId: namable((mail.messageId ?? "").replace(/^<|>$/g, "")),
    kind,
    from: address === "" ? null : { address, name: oneLine(name).slice(0, LONGEST_NAME) },
    to: [...new Set([...envelope.to, ...recipientsIn(mail)].map((one) => one.toLowerCase()))],
    subject,
    said,
    whole: isShorter ? whole : null,
    files: filesIn(mail, envelope.isCut === true),
    language: languageIn(header("content-language")),
    bounce: kind === "bounce" ? bounceIn(mail, whole) : null,
  };
}

/**
 * Old programs send letters in eight bits and say nowhere what they mean by them: what is no UTF-8 is read as
 * Windows-1252, as browsers read pages (WHATWG Encoding). Headers never say it but word by word, in ASCII.
 */
function inUtf8(raw: Buffer): Buffer {
  if (isUtf8(raw)) return raw;
  const text = raw.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text)?.index ?? raw.length;
  const [head, body] = [raw.subarray(0, end), raw.subarray(end)];
  return Buffer.concat([readable(head), /charset\s*=/i.test(text) ? body : readable(body)]);
}

function readable(bytes: Buffer): Buffer {
  return isUtf8(bytes) ? bytes : Buffer.from(decode(bytes, "windows-1252"));
}

/** A sender's own Message-ID names their mail; nobody else's use of it does. */
function keyOf(raw: Buffer, [from, messageId]: readonly [string, string]): string {
  const hash = createHash("sha256");
  return (messageId === "" ? hash.update(raw) : hash.update(`${from}\n${messageId}`)).digest(
    "base64url",
  );
}

/** Only what can stand in a header of ours. */
function namable(messageId: string): string {
  return /^[!-;=?-~]{3,250}$/.test(messageId) ? messageId : "";
}

function headerOf(mail: ParsedMail, name: string): string {
  const line = mail.headerLines.find(({ key }) => key === name)?.line ?? "";
  return line
    .slice(name.length + 1)
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function senderOf({ from }: ParsedMail): { readonly address: string; readonly name: string } {
  const first = from?.value.flatMap((one) => one.group ?? [one])[0];
  // Mail programs write a domain in its own letters or encoded.
  const address = asciiAddress((first?.address ?? "").trim().toLowerCase());
  return { address, name: first?.name ?? "" };
}

/** Where it was for: a provider may have taken the token off what it was delivered to, not off these. */
function recipientsIn(mail: ParsedMail): readonly string[] {
  const named = [mail.to, mail.cc].flat().flatMap((one) => one?.value ?? []);
  const addresses = named.flatMap((one) => one.group ?? [one]).map(({ address }) => address ?? "");
  const delivered = ["delivered-to", "x-original-to", "envelope-to"].map((name) =>
    headerOf(mail, name).replace(/^<|>$/g, ""),
  );
  return [...addresses, ...delivered].filter((address) => address !== "").slice(0, 100);
}

function wholeText({ text, html }: ParsedMail): string {
  if (text !== undefined && text.trim() !== "") return text.slice(0, LONGEST_WHOLE);
  return typeof html === "string" ? htmlLines(html) : "";
}

/** What a program adds of itself, such as signatures of both kinds, is not what somebody sent. */
function filesIn({ attachments }: ParsedMail, isCut: boolean): readonly InboundFile[] {
  return attachments.flatMap((attachment) => {
    const { filename, content: bytes } = attachment;
    const type = typeOf(attachment);
    if (SIGNATURE.test(type)) return [];
    const name = oneLine(filename ?? (isInline(attachment) ? "picture" : type)).slice(0, 200);
    if (isInline(attachment) && isOrnament({ bytes, name, declared: type })) return [];
    return [{ name, type, bytes: isCut ? null : bytes }];
  });
}

/** The parser has none for a part that says nothing, not even in which form it is. */
function typeOf({ contentType }: { readonly contentType?: string | false }): string {
  return contentType || "application/octet-stream";
}

const SIGNATURE = /^application\/(?:pgp-signature|(?:x-)?pkcs7-signature)$/i;

function isInline({ related, contentDisposition }: ParsedMail["attachments"][number]): boolean {
  return related === true || contentDisposition === "inline";
}

function languageIn(header: string): string | null {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}(?=$|[,\s])/.exec(header)?.[0] ?? null;
}

/** What a report says (RFC 3464); one that says nothing of it is taken for final. */
function bounceIn(mail: ParsedMail, whole: string): NonNullable<InboundMail["bounce"]> {
  const report = mail.attachments.find((one) => typeOf(one).endsWith("delivery-status"));
  const text = (report?.content.toString("utf8") ?? whole).slice(0, 20_000);
  const action = /^action:\s*(\w+)/im.exec(text)?.[1]?.toLowerCase();
  return { isFinal: action === undefined || action === "failed" };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}
