import type { Actor } from "../domain/model.ts";
import type { ContactRecord } from "../domain/contact-record.ts";
import { asksChoice, NO_PRE_CHAT, preChatFor } from "../domain/pre-chat.ts";
import {
  agentForAgent,
  contactForAgent,
  summaries,
  ticketForAgent,
  ticketForVisitor,
  workspaceForAgent,
} from "../domain/project.ts";
import type { Left } from "../domain/inbox.ts";
import { choicesIn, routingSettings } from "../domain/routing/settings.ts";
import type { RoutingSettings } from "../protocol/routing.ts";
import type { AgentSnapshot, OpenedConversation } from "../protocol/agent.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { FileLimits } from "../protocol/files.ts";
import type { ArticleSummary, TeamView, VisitorSnapshot } from "../protocol/visitor.ts";
import type { Deps } from "./deps.ts";
import { get, tagged } from "./records.ts";
import { PAGE_LINES } from "../protocol/limits.ts";
import { hiddenNow } from "./privacy.ts";
import { openInbox } from "./inbox.ts";
import { noticesOf } from "./notices.ts";
import { toolkit } from "./toolkit.ts";
import { readConversation } from "./read-conversation.ts";
import { waitPlace } from "./wait-place.ts";
import { savedViews } from "./views.ts";
import { openWorkspace } from "./workspace.ts";

const PEOPLE = 1_000;
const TICKETS = 20;

export type VisitorSurroundings = {
  readonly team: TeamView;
  readonly popular: readonly ArticleSummary[];
};

/** Everything the panel shows. */
export async function visitorSnapshot(
  deps: Deps,
  contactId: string,
  { team, popular, identity }: VisitorSurroundings & Pick<VisitorSnapshot, "identity">,
): Promise<Result<VisitorSnapshot>> {
  const contact = await get(deps.store, "contact", contactId);
  if (contact === undefined) return fail("not_found");
  const workspace = await openWorkspace(deps);
  const routing = routingSettings(workspace.state, deps.timings);
  const form = workspace.state.preChat?.settings ?? NO_PRE_CHAT;
  const tickets = await ticketsOf(deps, contact.state);
  const current =
    contact.state.activeId === null
      ? null
      : await readConversation(
          deps,
          { kind: "visitor", contactId },
          { conversationId: contact.state.activeId, most: PAGE_LINES },
        );
  await deps.store.settled();
  return ok({
    contactId,
    shop: { name: workspace.state.name, demo: workspace.state.demo },
    identity,
    team,
    popular,
    current: current?.ok === true ? current.value : null,
    wait: contact.state.activeId === null ? null : await waitPlace(deps, contact.state.activeId),
    conversations: summaries(contact.state),
    tickets,
    mails: deps.timings.mail !== undefined,
    // The owner's form asks for it where it has a choice: nobody is asked twice.
    choices: asksChoice(form) ? [] : await choicesFor(deps, contact.state.activeId, routing),
    keeps: deps.timings.mail !== undefined && routing.limits.keepHours > 0,
    blocked: contact.state.blocked !== undefined,
    files: fileLimits(deps),
    preChat: preChatFor(form, contact.state, deps.clock.now()),
  });
}

function fileLimits({ fileRules: { largest, types } }: Deps): FileLimits {
  return { largest, types };
}

/** Asked once in a conversation, and not of whoever an agent has handed on: they know what it is about. */
async function choicesFor(
  deps: Pick<Deps, "store">,
  activeId: string | null,
  routing: RoutingSettings,
): Promise<VisitorSnapshot["choices"]> {
  const current = activeId === null ? null : await get(deps.store, "conversation", activeId);
  const { choice, handed = [] } = current?.state ?? {};
  return choice === undefined && handed.length === 0 ? choicesIn(routing) : [];
}

async function ticketsOf(deps: Deps, contact: ContactRecord): Promise<VisitorSnapshot["tickets"]> {
  const ids = contact.story.flatMap((item) => item.ticketId ?? []).slice(0, TICKETS);
  const stored = await Promise.all(ids.map((id) => get(deps.store, "ticket", id)));
  return stored.flatMap((ticket) => (ticket === undefined ? [] : [ticketForVisitor(ticket)]));
}

/** Everything the console's lists show, or what stands on top of them, and what is to follow. */
export async function agentSnapshot(
  deps: Deps,
  me: Pick<AgentSnapshot["me"], "id" | "role">,
  presence: AgentSnapshot["presence"],
): Promise<{ readonly snapshot: AgentSnapshot; readonly left: Left }> {
  const { store } = deps;
  const { rows, tickets, rest, left } = await openInbox(deps, me.id);
  const agents = await tagged(store, "agent", { label: "agent", limit: PEOPLE });
  const workspace = await openWorkspace(deps);
  const views = await savedViews(deps);
  const kit = await toolkit(deps);
  const notices = await noticesOf(deps, me.id);
  const hidden = [...(await hiddenNow(deps, me.role))];
  await store.settled();
  const snapshot = {
    me: { ...me, hidden },
    views,
    toolkit: kit,
    notices,
    files: fileLimits(deps),
    workspace: workspaceForAgent(workspace),
    agents: agents.map(agentForAgent),
    presence,
    rows,
    tickets,
    rest,
  };
  return { snapshot, left };
}

/** One conversation with its contact and ticket, for the console. */
export async function openedConversation(
  deps: Deps,
  actor: Actor,
  conversationId: string,
): Promise<Result<OpenedConversation>> {
  const view = await readConversation(deps, actor, { conversationId, most: PAGE_LINES });
  if (!view.ok) return view;
  const contact = await get(deps.store, "contact", view.value.contactId);
  const stored = await get(deps.store, "conversation", conversationId);
  if (contact === undefined || stored === undefined) return fail("not_found");
  const ticket =
    stored.state.ticket === null
      ? undefined
      : await get(deps.store, "ticket", stored.state.ticket.id);
  await deps.store.settled();
  return ok({
    view: view.value,
    contact: contactForAgent(contact),
    ticket: ticket === undefined ? null : ticketForAgent(ticket),
    visitorOnline: await deps.presence.visitorOnline(contact.id),
  });
}
