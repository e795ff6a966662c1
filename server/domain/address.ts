/**
 * What is known of an e-mail address; `id` is the SHA-256 of it in small letters. Anybody may type
 * anybody's address: until somebody has shown that they read what comes there, it gets one mail.
 */
export type AddressRecord = {
  readonly id: string;
  /** Contacts it was written to for before they proved it, each with the one letter it got. */
  readonly asked: Readonly<Record<string, string>>;
  /** Contacts who opened a link that was mailed there, or answered what was mailed there. */
  readonly confirmedBy: readonly string[];
  /** Who what comes from there is said to be by, where nothing proves it. */
  readonly writesAs?: string;
};

/**
 * A secret link to one ticket; `id` is the SHA-256 of the secret, which is in the mail alone, or in the
 * cookie of whoever came to it from all their requests.
 */
export type TrackingRecord = {
  readonly id: string;
  readonly ticketId: string;
  /** The address it was mailed to, as its record's id. */
  readonly addressId: string;
  /** The session it was made in, as its record's id, and with which it ends. */
  readonly sessionId?: string;
  readonly expiresAt: number;
};

export type Writes = { readonly contactId: string; readonly letterId: string };

/** May this letter go there (SPEC E5)? Null: not before its owner has answered an earlier one. */
export function withAsked(
  address: AddressRecord,
  { contactId, letterId }: Writes,
): AddressRecord | null {
  if (address.confirmedBy.includes(contactId)) return address;
  const before = address.asked[contactId];
  if (before !== undefined) return before === letterId ? address : null;
  const nobodyProved = address.confirmedBy.length === 0 && Object.keys(address.asked).length > 0;
  return nobodyProved ? null : { ...address, asked: { ...address.asked, [contactId]: letterId } };
}

export function withConfirmed(address: AddressRecord, contactId: string): AddressRecord {
  return address.confirmedBy.includes(contactId)
    ? address
    : { ...address, confirmedBy: [...address.confirmedBy, contactId] };
}
