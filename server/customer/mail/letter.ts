import type { LetterContent } from "../../application/mailing.ts";
import type { Mail } from "../../application/ports.ts";
import type { Message } from "../../protocol/conversation.ts";
import { requestsLink, trackingLink, type Asked } from "../links.ts";
import { fill, spokenTo, type Spoken } from "../words.ts";
import { uniqueReasons, whyLost } from "../lost-files.ts";
import { markerLine } from "./marker.ts";
import { bodyOf, oneLine, type Part, type Sending } from "./parts.ts";

const MOST_SUBJECT = 120;

/** A letter in its customer's language, as plain text and as the same in simple HTML. */
export function writeLetter(content: LetterContent, { base, domain }: Sending): Mail {
  const spoken = spokenTo(content.language);
  const parts = partsOf(content, { spoken, base });
  return {
    messageId: `${content.letter.id}@${domain}`,
    references: content.references,
    to: content.ticket.email ?? "",
    replyTo: content.replyTo,
    fromName: oneLine(content.shop),
    subject: subjectOf(content, spoken),
    ...bodyOf(spoken.language, parts),
  };
}

function partsOf(
  content: LetterContent,
  { spoken, base }: { readonly spoken: Spoken; readonly base: string },
): readonly Part[] {
  const { letter, ticket, messages, asks, rates, unproved, secret, shop, agentName, replyTo } =
    content;
  const { words } = spoken;
  const { mail, rate } = words;
  const { reference } = ticket;
  const name = agentName ?? shop;
  const says = (text: string): Part => ({
    is: "says",
    text: fill(text, { reference, shop, name }),
  });
  const link = (text: string, said?: Asked): Part => ({
    is: "link",
    text,
    url: trackingLink(base, { reference, secret, said }),
  });
  const answers = replyTo !== null;
  return [
    ...(answers ? [{ is: "marker", text: markerLine(mail.above) } as const] : []),
    ...(letter.about === "filed" ? [says(mail.filed), says(mail.next)] : []),
    ...(letter.about === "joined" ? [says(mail.joined), says(mail.late)] : []),
    ...(letter.about === "reminder"
      ? [says(mail.remind), link(mail.yes, "yes"), link(mail.no, "no")]
      : []),
    ...lostOf(content, spoken),
    ...messages.map((message) => quoteOf(message, mail.wrote)),
    ...(asks ? [says(mail.solved), link(mail.yes, "yes"), link(mail.no, "no")] : []),
    ...(asks && rates ? [says(rate.ask), link(rate.good, "good"), link(rate.bad, "bad")] : []),
    ...(unproved ? [says(answers ? mail.confirmReply : mail.confirm)] : []),
    link(letter.about === "joined" ? mail.toChat : mail.page),
    { is: "link", text: mail.all, url: requestsLink(base, null) },
    { is: "small", text: fill(mail.code, { code: secret }) },
    { is: "small", text: answers ? mail.reply : mail.noReply },
    { is: "small", text: fill(mail.why, { shop }) },
  ];
}

/** Whose address it is nobody knows yet: what a stranger called their files is not mailed there. */
function lostOf(
  { letter: { lost = [] }, unproved, largestFile }: LetterContent,
  spoken: Spoken,
): readonly Part[] {
  if (lost.length === 0) return [];
  const known = { spoken, largest: largestFile };
  const lines = unproved
    ? uniqueReasons(lost, known)
    : lost.map((one) => `${oneLine(one.name)}: ${whyLost(one.why, known)}`);
  return [
    { is: "says", text: spoken.words.lost.text },
    { is: "list", lines },
  ];
}

/** Files are on the page, behind its link: mail carries none. */
function quoteOf({ author, body, files = [] }: Message, wrote: string): Part {
  const by = author.kind === "agent" ? fill(wrote, { name: author.name }) : "";
  const said = [body.type === "text" ? body.text : "", ...files.map(({ name }) => `[${name}]`)];
  return { is: "quote", by, text: said.filter((line) => line.trim() !== "").join("\n") };
}

/** The same in every mail on a request: programs that look at subjects keep them together too. */
function subjectOf({ ticket, references, thread }: LetterContent, { words }: Spoken): string {
  if (thread !== null) return `Re: ${shortened(thread.replace(/^(?:re|sv|aw|vs)\s*:\s*/i, ""))}`;
  const what = oneLine(ticket.subject) || words.page.untitled;
  return `${references.length > 0 ? "Re: " : ""}[${ticket.reference}] ${shortened(what)}`;
}

function shortened(text: string): string {
  return [...oneLine(text)].slice(0, MOST_SUBJECT).join("");
}
