import { languageOf } from "../domain/contact-language.ts";
import { isActive, type Conversation } from "../domain/model.ts";
import type { Page } from "../protocol/conversation.ts";
import type { SiteConversation, SiteVisitor } from "../protocol/on-site.ts";
import type { Deps } from "./deps.ts";
import { get } from "./records.ts";

type Present = {
  readonly contactId: string;
  readonly since: number;
  readonly page: Page | null;
};

/** What is known of those who are there; who has turned out to be somebody else is left out. */
export async function onSite(
  { store }: Pick<Deps, "store">,
  present: readonly Present[],
): Promise<readonly SiteVisitor[]> {
  const visitors = await Promise.all(present.map((one) => siteVisitor({ store }, one)));
  await store.settled();
  return visitors.filter((one) => one !== null);
}

async function siteVisitor(
  { store }: Pick<Deps, "store">,
  { contactId, since, page }: Present,
): Promise<SiteVisitor | null> {
  const contact = await get(store, "contact", contactId);
  if (contact === undefined || contact.state.mergedInto !== undefined) return null;
  const { name, verified, timeZone, activeId, story } = contact.state;
  const latest = activeId ?? story[0]?.conversationId ?? null;
  const stored = latest === null ? undefined : await get(store, "conversation", latest);
  return {
    contactId,
    name,
    verified: verified !== undefined,
    since,
    page,
    language: languageOf(contact.state),
    timeZone,
    conversation: stored === undefined ? null : siteConversation(stored.state),
  };
}

function siteConversation({ id, state }: Conversation): SiteConversation {
  if (!isActive(state)) return { id, with: "none", agentName: null };
  switch (state.is) {
    case "live":
      return { id, with: "agent", agentName: state.agentName };
    case "bot":
      return { id, with: "bot", agentName: null };
    default:
      return { id, with: "queue", agentName: null };
  }
}
