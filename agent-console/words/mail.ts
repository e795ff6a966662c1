import type { LostFile } from "../../server/protocol/conversation.ts";
import type { TicketChange } from "../../server/protocol/ticket.ts";

export const mailWords = {
  byMail: "By e-mail",
  whole: "Show the whole mail",
  wholeTitle: "The mail as it came",
  lost: ({ name, why }: LostFile, largest: string): string =>
    `${name} was not kept: ${whyLost(why, largest)}`,
};

function whyLost(why: LostFile["why"], largest: string): string {
  switch (why) {
    case "file_type":
      return "this type is not allowed";
    case "file_large":
      return `it is larger than ${largest}`;
    case "files_full":
      return "this conversation has no room for more files";
    case "file_quota":
      return "its sender has sent as many files as a day allows";
    case "mail_large":
      return "its mail is larger than 25 MB, and the rest of it is in the mailbox";
    case "too_many":
      return "the mail has too many files";
    default:
      return why satisfies never;
  }
}

/** Why the customer was not told by e-mail, and what that leaves to do. */
export function mailFailed({
  email,
  why,
}: Extract<TicketChange, { readonly what: "mail_failed" }>): string {
  switch (why) {
    case "undeliverable":
      return `E-mail to ${email} could not be delivered: the customer may not know`;
    case "returned":
      return `E-mail to ${email} came back: the customer may not know`;
    case "unconfirmed":
      return `E-mail to ${email} was not sent: nobody opened the link mailed there`;
  }
}

export function automaticAnswer({
  email,
  text,
}: Extract<TicketChange, { readonly what: "mail_automatic" }>): string {
  return `Automatic answer from ${email}${text === "" ? "" : `: “${text}”`}`;
}
