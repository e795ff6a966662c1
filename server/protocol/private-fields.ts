/** What of a contact may be kept from agents who do not supervise; plain, so that no schema ships. */
export const PRIVATE_FIELDS = [
  "email",
  "phone",
  "answers",
  "plan",
  "tracked",
  "pages",
  "device",
  "notes",
] as const;
export type PrivateField = (typeof PRIVATE_FIELDS)[number];
