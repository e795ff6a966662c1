import type { PushKind } from "../../server/protocol/push.ts";

/** The words of web push. */
export const pushWords = {
  title: "While the console is closed",
  how: "Your browser tells you itself, also when the console is closed or asleep. Nothing comes while you have a console open in front of you.",
  here: "Tell me in this browser",
  unsupported:
    "This browser cannot be told while the console is closed. On an iPhone, add the console to the home screen first; elsewhere it needs https.",
  denied: "This browser does not let the console show notices. Allow it in its settings.",
  failed: "The browser’s own service did not answer. Try again later, or use another browser.",
  what: "What you are told of",
  kinds: {
    offer: "A chat that is offered or given to me",
    message: "A message in a chat of mine",
    mention: "My name in a note",
    ticket: "A ticket that becomes mine, and its customer’s answer",
    sla: "A promise that is nearly late, or late",
    reminder: "A task of mine that is late",
  } satisfies Record<PushKind, string>,
  text: "With names and words",
  textHow: "Without, a lock screen shows only that there is something, and on which ticket.",
  devices: "Browsers that are told",
  since: (day: string) => `since ${day}`,
  isHere: "this browser",
  stop: "Stop",
  trial: "Send one to try",
  tried: "Sent. It arrives in a few seconds.",
};
