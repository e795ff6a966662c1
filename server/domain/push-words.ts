import type { Notice } from "../protocol/notices.ts";
import type { PushPayload } from "../protocol/push.ts";
import { METRIC_NAMES } from "../protocol/sla.ts";

export type PushText = PushPayload;

type Chat = { readonly id: string; readonly name: string; readonly title: string };
type OfTicket = Chat & { readonly reference: string };

/** So much of what somebody wrote. A push holds 4,000 bytes, whatever the script. */
const LONGEST = 200;

/** In the console's language. `says`: with names and words; else a lock screen tells nothing of anybody. */
export function pushWords(says: boolean) {
  const telling = (about: PushPayload, plain: Pick<PushPayload, "title" | "body">): PushText =>
    says
      ? { ...about, title: about.title.slice(0, LONGEST), body: about.body.slice(0, LONGEST) }
      : { ...about, ...plain };
  const chat = ({ id, title: body }: Chat, title: string, plain: string) =>
    telling({ title, body, tag: id, place: `/mine/c/${id}` }, { title: plain, body: OPEN });
  const ticket = ({ id, reference, title: body }: OfTicket, title: string, plain: string) =>
    telling(
      { title: `${reference}: ${title}`, body, tag: id, place: ticketPlace(id) },
      { title: `${reference}: ${plain}`, body: OPEN },
    );
  return {
    offer: (of: Chat) =>
      chat(of, `New chat from ${of.name}`, "A new chat is for you, if you take it now"),
    handed: (of: Chat) => chat(of, `${of.name}’s chat is yours now`, "A chat is yours now"),
    message: (of: Chat) => chat(of, of.name, "A message in a chat of yours"),
    assigned: (of: OfTicket) => ticket(of, `${of.name}’s ticket is yours now`, "yours now"),
    answered: (of: OfTicket) => ticket(of, `${of.name} answered`, "its customer answered"),
    notice: ({ id, about }: Notice): PushText => {
      switch (about.is) {
        case "sla": {
          const how = about.stage === "breached" ? "is late" : "is due soon";
          const title = `${about.reference}: ${METRIC_NAMES[about.metric].toLowerCase()} ${how}`;
          const place = ticketPlace(about.ticketId);
          return telling({ title, body: about.subject, tag: id, place }, { title, body: OPEN });
        }
        case "task": {
          const title = `${about.reference}: a task is late`;
          const place = ticketPlace(about.ticketId);
          return telling({ title, body: about.title, tag: id, place }, { title, body: OPEN });
        }
        case "mention": {
          const { ticketId, conversationId, byName } = about;
          const place = ticketId === null ? `/mine/c/${conversationId}` : ticketPlace(ticketId);
          const [title, plain] = about.whispered
            ? [`${byName} wrote a note in your chat`, "A note in a chat of yours"]
            : [`${byName} named you in a note`, "You are named in a note"];
          return telling({ title, body: about.text, tag: id, place }, { title: plain, body: OPEN });
        }
        default:
          return about satisfies never;
      }
    },
    trial: (shop: string): PushText => ({
      title: "This browser is told",
      body: `What concerns you at ${shop} arrives like this.`,
      tag: "trial",
      place: "/me",
    }),
  };
}

const OPEN = "Open the console to read it.";

function ticketPlace(id: string): string {
  return `/tickets/t/${id}`;
}
