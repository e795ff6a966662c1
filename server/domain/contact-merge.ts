import { MOST_TAGS } from "../protocol/ticket.ts";
import type { ContactRecord } from "./contact-record.ts";
import { bothShown } from "./proactive.ts";

/** Both records after the one has taken over the other's history. The one's own words stand. */
export function mergeRecords(
  into: ContactRecord,
  from: ContactRecord,
): { readonly into: ContactRecord; readonly from: ContactRecord } {
  const ownerId = into.ownerId ?? from.ownerId ?? null;
  const plan = into.plan ?? from.plan ?? null;
  return {
    into: {
      ...into,
      email: into.email ?? from.email,
      ...(into.preChat === undefined && from.preChat !== undefined
        ? { preChat: from.preChat }
        : {}),
      ...bothShown(into, from),
      language: into.language ?? from.language,
      ...writes(into, from),
      timeZone: into.timeZone ?? from.timeZone,
      firstSeenAt: Math.min(into.firstSeenAt, from.firstSeenAt),
      activeId: into.activeId ?? from.activeId,
      story: [...into.story, ...from.story].sort((a, b) => b.startedAt - a.startedAt),
      ownerId,
      plan,
      ...sameAs(into, from),
      ...proved(into, from),
      ...kept(into, from),
      vip: into.vip === true || from.vip === true,
    },
    from: { ...from, activeId: null, story: [], mergedInto: into.id },
  };
}

function writes(into: ContactRecord, from: ContactRecord): Pick<ContactRecord, "writesIn"> {
  const writesIn = into.writesIn ?? from.writesIn ?? null;
  return writesIn === null ? {} : { writesIn };
}

/** What the team kept of both; of two notes, the one's. */
export function kept(into: ContactRecord, from: ContactRecord): Partial<ContactRecord> {
  const tags = [...new Set([...(into.tags ?? []), ...(from.tags ?? [])])].slice(0, MOST_TAGS);
  const about = into.about ?? from.about ?? null;
  return { ...(tags.length === 0 ? {} : { tags }), ...(about === null ? {} : { about }) };
}

/** What either proved is proved of the one. */
export function proved(
  into: ContactRecord,
  from: ContactRecord,
): Pick<ContactRecord, "provedEmail"> | undefined {
  const provedEmail = into.provedEmail ?? from.provedEmail;
  return provedEmail === undefined ? undefined : { provedEmail };
}

/** Who proved an address of either is the same as the one. */
export function sameAs(
  into: ContactRecord,
  from: ContactRecord,
): Pick<ContactRecord, "sameAs"> | undefined {
  const ids = [...(into.sameAs ?? []), ...(from.sameAs ?? [])];
  const others = new Set(ids.filter((id) => id !== into.id && id !== from.id));
  return others.size === 0 ? undefined : { sameAs: [...others] };
}
