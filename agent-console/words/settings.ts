/** The words of the settings, and of what administrators alone see. */

export const settingsWords = {
  index: "Sections",
  groups: { chat: "The chat", sites: "Your site", team: "The team", bot: "The bot" },
  parts: {
    shop: "Your shop",
    look: "Look",
    "pre-chat": "Before a chat",
    proactive: "Proactive messages",
    typing: "While a visitor writes",
    privacy: "Private details of customers",
    sites: "Allowed sites",
    identity: "Signed-in visitors",
    sla: "Promises (SLA)",
    service: "Reminders and webhook",
    knowledge: "The bot’s knowledge",
  },
  shop: "Your shop",
  name: "Shop name",
  nameHint: "Visitors see it at the top of the chat.",
  nameMissing: "The name is missing.",
  origins: "Allowed sites",
  originsLabel: "Sites that may show the chat",
  originsHint: "One address a line. This server’s own pages are always allowed.",
  asked: "Sites that asked for the chat",
  askedHow: (since: string) =>
    `Its page asked for the chat and may not show it. Last asked ${since} ago.`,
  allow: "Allow",
  allowSite: (origin: string) => `Allow ${origin}`,
  notAnOrigin: (line: string) => `“${line}” is not a web address like https://shop.example.`,
  changedMeanwhile:
    "Somebody else changed this meanwhile, so nothing was saved. What you changed stands on top of theirs now: look at it and save again, or discard it.",
  renamedMeanwhile: (name: string) =>
    `Somebody else called the shop “${name}” meanwhile, so nothing was saved. Save again to call it as you wrote, or discard that.`,
  save: "Save",
  saved: "Saved.",
  reset: "Discard",
  unsaved: "Not saved yet.",
  notRight: "Something in it is not right yet: edit it, then save.",
};

export const identityWords = {
  title: "Signed-in visitors",
  how: "Your site can say who a visitor is by a token signed with this secret. It belongs on your server, never in a page.",
  show: "Show the secret",
  renew: "Make a new secret",
  renewWarning: "Tokens signed with the old one stop counting at once.",
  renewSure: "Make a new one now",
  renewed: "New secret. Put it on your server.",
};

export const adminOnlyWords = {
  title: "For administrators",
  reading: "Only the administrators of your shop see what is here.",
  changing: "Ask an administrator of your shop to change this.",
};
