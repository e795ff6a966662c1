import type { PrivateField } from "../../server/protocol/private-fields.ts";

const NAMES: Readonly<Record<PrivateField, readonly [label: string, within: string]>> = {
  email: ["E-mail address", "e-mail address"],
  phone: ["Phone number", "phone number"],
  answers: ["What they answered before the chat", "answers before the chat"],
  plan: ["Plan, and whether they are a VIP", "plan"],
  tracked: ["What your site says they did", "what your site says they did"],
  pages: ["Pages they looked at", "pages"],
  device: ["Device and local time", "device and local time"],
  notes: ["Tags and notes about them", "tags and notes about them"],
};

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** The words of who is shown what of a contact. */
export const privacyWords = {
  title: "Private details of customers",
  how: "Agents see what is ticked. Supervisors see everything, always. What is not ticked is left out of chats, tickets, lists and search before it reaches an agent's browser. What customers write themselves stays readable.",
  legend: "Agents see",
  label: (field: PrivateField) => NAMES[field][0],
  keptFromYou: (hidden: readonly PrivateField[]) =>
    `Only supervisors see: ${list.format(hidden.map((field) => NAMES[field][1]))}.`,
} as const;
