import type { NoticeContent, SignInContent, TranscriptContent } from "../../application/errands.ts";
import type { Mail } from "../../application/ports.ts";
import type { Message } from "../../protocol/conversation.ts";
import { METRIC_NAMES } from "../../protocol/sla.ts";
import { confirmLink, requestsLink } from "../links.ts";
import { clockFor } from "../clock.ts";
import { fill, spokenTo, type Spoken } from "../words.ts";
import { bodyOf, oneLine, type Part, type Sending } from "./parts.ts";

type Outline = {
  readonly id: string;
  readonly email: string;
  readonly shop: string;
  readonly subject: string;
};

/** A thread of its own, which nobody answers. */
function mailOf(
  { id, email, shop, subject }: Outline,
  { domain }: Sending,
  body: { readonly text: string; readonly html: string },
): Mail {
  return {
    messageId: `${id}@${domain}`,
    references: [],
    to: email,
    replyTo: null,
    fromName: oneLine(shop),
    subject: oneLine(subject),
    ...body,
  };
}

/** The link to all requests of an address, which opens them once. */
export function writeSignIn(content: SignInContent, sending: Sending): Mail {
  const { language, words } = spokenTo(content.language);
  const { mail } = words;
  const values = { shop: content.shop, minutes: String(content.minutes) };
  const parts: readonly Part[] = [
    { is: "says", text: fill(mail.signIn, values) },
    { is: "link", text: mail.signInButton, url: requestsLink(sending.base, content.secret) },
    { is: "small", text: fill(mail.code, { code: content.secret }) },
    { is: "small", text: fill(mail.signInWhy, values) },
  ];
  const subject = fill(mail.signInSubject, values);
  return mailOf({ ...content, subject }, sending, bodyOf(language, parts));
}

/** A promise that is nearly late, or late, for a colleague: in the console's language. */
export function writeNotice(content: NoticeContent, { base, domain }: Sending): Mail {
  const { about, shop } = content;
  if (about.is !== "sla") throw new Error(`no mail is written about a ${about.is}`);
  const state = about.stage === "breached" ? "is late" : "is due soon";
  const subject = `${about.reference}: ${METRIC_NAMES[about.metric].toLowerCase()} ${state}`;
  const due = about.dueAt === null ? "" : ` Due ${new Date(about.dueAt).toUTCString()}.`;
  const parts: readonly Part[] = [
    { is: "says", text: `${subject}.${due}` },
    { is: "says", text: about.subject },
    { is: "link", text: "Open the ticket", url: `${base}/console#/tickets/t/${about.ticketId}` },
    { is: "small", text: `You get this because of the console's settings of ${shop}.` },
  ];
  return mailOf({ ...content, subject }, { base, domain }, bodyOf("en", parts));
}

/** All that was said in a conversation. */
export function writeTranscript(content: TranscriptContent, sending: Sending): Mail {
  const spoken = spokenTo(content.language);
  const { mail } = spoken.words;
  const { shop, secret } = content;
  const confirm: readonly Part[] =
    secret === null
      ? []
      : [
          { is: "says", text: mail.confirm },
          { is: "link", text: mail.confirmLink, url: confirmLink(sending.base, secret) },
          { is: "small", text: fill(mail.code, { code: secret }) },
        ];
  const parts: readonly Part[] = [
    { is: "says", text: fill(mail.transcript, { shop }) },
    ...quotesOf(content, spoken),
    ...confirm,
    { is: "small", text: fill(mail.transcriptWhy, { shop }) },
  ];
  const subject = fill(mail.transcriptSubject, { shop });
  return mailOf({ ...content, subject }, sending, bodyOf(spoken.language, parts));
}

function quotesOf(
  { entries, timeZone }: TranscriptContent,
  { language, words }: Spoken,
): readonly Part[] {
  const timeOf = clockFor({ language, timeZone });
  return entries.flatMap((entry): readonly Part[] => {
    const text = entry.is === "message" ? plainText(entry.message) : "";
    if (entry.is !== "message" || text === "") return [];
    const { author } = entry.message;
    const name =
      author.kind === "agent"
        ? author.name
        : author.kind === "visitor"
          ? words.page.you
          : words.page.bot;
    return [{ is: "quote", by: `${name}, ${timeOf(entry.at)}`, text }];
  });
}

/** Empty: small talk of the bot, of no use afterwards. */
function plainText({ body }: Message): string {
  switch (body.type) {
    case "text":
      return body.text;
    case "phrase":
      return "";
    case "answer":
      return `${body.article.title}\n\n${body.passage}`;
    case "suggestions":
      return body.articles.map(({ title }) => `- ${title}`).join("\n");
    default:
      return body satisfies never;
  }
}
