import { hasMarker } from "../mail/marker.ts";
import { SIGNATURE_LINE } from "./signature-line.ts";

export type Folded = {
  /** What was written. */
  readonly said: string;
  /** Signature and what was quoted are left out of it. */
  readonly isShorter: boolean;
};

export type About = { readonly isReply: boolean; readonly subject: string };

/**
 * What somebody wrote, without the mail it answers and without a signature. By shape, not by the words
 * of each language and program: our own letters begin with a marker, quotes with `>`, and what
 * Outlook puts before one is a block of lines like "From: … Sent: … To: …". In doubt words stay: a quote
 * too much is a nuisance, a word too few is a loss. Each line is looked at a few times at most, however
 * the text is made.
 */
export function foldMail(text: string, { isReply, subject }: About): Folded {
  const whole = tidy(text);
  const own = isReply ? withoutQuotes(beforeOriginal(whole, bareSubject(subject))) : whole;
  const said = trimmed(withoutSignature(own)).join("\n");
  // Somebody who sends nothing but a quote means it.
  if (said === "") return { said: trimmed(whole).join("\n"), isShorter: false };
  return { said, isShorter: said !== trimmed(whole).join("\n") };
}

function tidy(text: string): readonly string[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => {
      const plain = line
        // oxlint-disable-next-line no-control-regex
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")
        .replace(/[\u00a0\u202f]/g, " ");
      return plain === SIGNATURE_LINE ? plain : plain.trimEnd();
    });
}

type Lines = readonly string[];

function beforeOriginal(lines: Lines, subject: string): Lines {
  const at = lines.findIndex((line, nth) => isOurs(line) || isOriginal(lines, nth, subject));
  return at === -1 ? lines : withoutAttribution(lines.slice(0, at));
}

/** Behind a `>` it is one of the quotes, which may have the answer below them. */
function isOurs(line: string): boolean {
  return hasMarker(line) && !isQuote(line);
}

const HEADER = /^\*?[\p{L}][\p{L}\p{M} .'’-]{0,24}\*?\s?[:：]\s?\*?\s*\S/u;
const RULE = /^\s*(?:[_-]{5,}|-{2,}[^-]{3,60}-{2,})\s*$/;
const LONGEST_BLOCK = 8;

/** With a line of dashes before it, or without. */
function isOriginal(lines: Lines, nth: number, subject: string): boolean {
  if (!RULE.test(lines[nth] ?? ""))
    return isHeaderBlock(lines.slice(nth, nth + LONGEST_BLOCK), subject);
  const next = lines.slice(nth + 1, nth + 4 + LONGEST_BLOCK);
  const first = next.findIndex((line) => line !== "");
  return (
    first >= 0 && first <= 2 && isHeaderBlock(next.slice(first, first + LONGEST_BLOCK), subject)
  );
}

/**
 * Three lines or more like "From: …" in a row, the first with an address, and one with the subject that is
 * answered. People write lists of such lines too, of their name, address and order.
 */
function isHeaderBlock(block: Lines, subject: string): boolean {
  if (!hasAddress(block[0] ?? "")) return false;
  const end = block.findIndex((line) => !HEADER.test(line));
  const headers = end === -1 ? block : block.slice(0, end);
  return headers.length >= 3 && headers.some((line) => bareSubject(valueOf(line)) === subject);
}

function valueOf(header: string): string {
  return header.replace(/^[^:：]*[:：]\s?\*?/, "");
}

/** Without the "Re:" or "AW:" that programs put before it. */
function bareSubject(subject: string): string {
  return subject
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:\p{L}{2,4}(?:\[\d+\])?\s?[:：]\s?)+/u, "");
}

function hasAddress(line: string): boolean {
  return /\S@\S/.test(line);
}

/** Answers above and below a mail that is quoted lose it; answers between its lines keep what they answer. */
function withoutQuotes(lines: Lines): Lines {
  const blocks = quotesIn(lines);
  const last = blocks.at(-1);
  if (last === undefined) return lines;
  const below = trimmed(withoutSignature(lines.slice(last.to)));
  if (below.length > 0 && blocks.length > 1) return lines;
  const above = trimmed(lines.slice(0, last.from));
  const own = withoutAttribution(above);
  const isMail = own.length < above.length || beginsAsMail(lines.slice(last.from, last.to));
  return isMail ? [...own, ...below] : lines;
}

/** Else somebody quotes a few lines, or marks their own so. */
function beginsAsMail(quote: Lines): boolean {
  return isAttribution(quote[0] ?? "", 1) || quote.some(hasMarker);
}

type Block = { readonly from: number; readonly to: number };

function quotesIn(lines: Lines): readonly Block[] {
  const blocks: { from: number; to: number }[] = [];
  for (const [nth, line] of lines.entries()) {
    if (!isQuote(line)) continue;
    const last = blocks.at(-1);
    const goesOn =
      last !== undefined && lines.slice(last.to, nth).every((one) => one.trim() === "");
    if (goesOn) last.to = nth + 1;
    else blocks.push({ from: nth, to: nth + 1 });
  }
  return blocks;
}

function isQuote(line: string): boolean {
  return /^\s{0,2}>/.test(line);
}

const LONGEST_ATTRIBUTION = 4;

/** "On … Mei wrote:", in whatever language: a last line or a few with a date, and a time or who wrote. */
function withoutAttribution(given: Lines): Lines {
  const lines = trimmed(given);
  for (let many = 1; many <= LONGEST_ATTRIBUTION && many <= lines.length; many += 1) {
    const tail = lines.slice(-many);
    if (tail.some((line) => line.trim() === "")) break;
    if (!isAttribution(tail.join(" "), many)) continue;
    // The name is on the line before, where that was broken in front of the address.
    const before = tail[0]?.startsWith("<") === true && lines.at(-many - 1) !== "" ? 1 : 0;
    return trimmed(lines.slice(0, -many - before));
  }
  return lines;
}

const DATE = /\p{Nd}{4}|\p{Nd}[./-]\p{Nd}{1,2}[./-]\p{Nd}/u;
const TIME = /\p{Nd}\s?[:h]\s?\p{Nd}{2}/u;
const WHO = /<[^<>\s]+@[^<>\s]+>/;

function isAttribution(text: string, many: number): boolean {
  const line = text.trim();
  if (line.length > 400 || !/[:：]\s*\*?$/.test(line)) return false;
  return DATE.test(line) && (WHO.test(line) || (many === 1 && TIME.test(line)));
}

/** Without what is behind the last such line, and what a phone adds of its own. */
function withoutSignature(lines: Lines): Lines {
  const at = lines.lastIndexOf(SIGNATURE_LINE);
  const rest = trimmed(at === -1 ? lines : lines.slice(0, at));
  const [before = "", last = ""] = [rest.at(-2), rest.at(-1)];
  return before === "" && isByProgram(last.trim()) ? trimmed(rest.slice(0, -1)) : rest;
}

function isByProgram(line: string): boolean {
  if (line.length > 120) return false;
  return PROTON.test(line) || (SENT_FROM.test(line) && !SENTENCE.test(line));
}

const PROTON = /^sent with \[?proton ?mail/i;

/** Whoever writes of what was sent from somewhere writes a sentence. */
const SENTENCE = /[.,;!?。，！？](?:\s|$)/u;

const SENT_FROM = new RegExp(
  `^(?:${[
    "sent from",
    "sent with",
    "get outlook for",
    "gesendet von",
    "von mein",
    "outlook für",
    "envoyé (?:de|à)",
    "obtenez outlook",
    "télécharger outlook",
    "enviado desde",
    "obtener outlook",
    "skickat från",
    "hämta outlook",
    "sänt från",
    "nosūtīts no",
    "ipinadala mula",
    "galing sa aking",
    "ส่งจาก",
    "ดาวน์โหลด outlook",
    "发自",
    "从我的",
    "获取 ?outlook",
    "أُ?رسلت? من",
    "تم الإرسال من",
    "مرسل من",
    "الحصول على outlook",
  ].join("|")})`,
  "iu",
);

function trimmed(lines: Lines): Lines {
  const from = lines.findIndex((line) => line.trim() !== "");
  if (from === -1) return [];
  const to = lines.findLastIndex((line) => line.trim() !== "");
  return lines.slice(from, to + 1);
}
