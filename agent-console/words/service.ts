/** The words of what happens by itself around tickets. */
export const serviceWords = {
  title: "Reminders, mails and webhook",
  waiting: "While a ticket waits for its customer",
  waitingHow:
    "Counted around the clock from when it was answered. A word from the customer ends the wait.",
  noMail: "No mail server is set up, so that nobody is mailed: see docs/operations.md.",
  none: "Nothing happens by itself.",
  after: "After (hours)",
  does: "Then",
  what: { remind: "Remind the customer by e-mail", solve: "Count it as solved" },
  add: "Add a rule",
  removeRule: "Remove",
  remove: (hours: number) =>
    Number.isNaN(hours) ? "Remove the rule" : `Remove the rule after ${hours} h`,
  badHours: (most: number) => `Write whole hours, from 1 to ${most.toLocaleString("en")}.`,
  notices: "Mail promises that are nearly late, or late, to",
  assignee: "whoever has the ticket",
  supervisors: "every supervisor",
  webhook: "Webhook",
  webhookHow:
    "Your own program is told what happens to tickets and promises: signed as Standard Webhooks, tried again for two days. Leave it empty for none.",
  url: "Address",
  noUrl: "Write an address that begins with https:// or http://.",
  urlWithUser: "Leave user and password out of the address.",
  secret: "Secret it is signed with",
};
