import type { Store } from "../../server/application/ports.ts";
import { readConversation } from "../../server/application/read-conversation.ts";
import { tagged } from "../../server/application/records.ts";
import { agentSnapshot, visitorSnapshot } from "../../server/application/snapshot.ts";
import type { Core } from "../../server/core.ts";
import type { LinkAgent, LinkVisitor } from "../support/link-client.ts";
import { registersDiffer, viewDiffers } from "./chat-truth.ts";

const MOST = 1_000;

type Clients = {
  readonly visitors: readonly { readonly by: string; readonly client: LinkVisitor }[];
  readonly agents: readonly {
    readonly by: string;
    readonly id: string;
    readonly client: LinkAgent;
  }[];
};

/** Which rules of the specification what is stored breaks. */
export async function ruleBreaks(store: Store): Promise<readonly string[]> {
  const open = await tagged(store, "conversation", { label: "with-visitor", limit: MOST });
  const contacts = open.map(({ state }) => state.contactId);
  const agents = await tagged(store, "agent", { label: "agent", limit: MOST });
  const tickets = [
    ...(await tagged(store, "ticket", { label: "unsolved", limit: MOST })),
    ...(await tagged(store, "ticket", { label: "solved", limit: MOST })),
  ];
  const ticketed = tickets.map(({ state }) => state.conversationId);
  return [
    ...(new Set(contacts).size < contacts.length
      ? ["P1: a contact has two conversations in progress"]
      : []),
    ...(new Set(ticketed).size < ticketed.length ? ["T1: a conversation has two tickets"] : []),
    ...agents
      .filter(({ state }) => state.assigned.length > state.capacity)
      .map(({ id }) => `P8: ${id} has more than their capacity`),
  ];
}

/** How what clients hold differs from fresh snapshots, detail by detail. */
export async function unlikeFresh(
  deps: Core["deps"],
  { visitors, agents }: Clients,
): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { by, client } of visitors) {
    const contactId = client.snapshot.value?.contactId ?? "";
    for (const [conversationId, view] of client.views.value) {
      const fresh = await readConversation(
        deps,
        { kind: "visitor", contactId },
        { conversationId },
      );
      if (fresh.ok) broken.push(...viewDiffers(by, view, fresh.value));
      else broken.push(`${by} holds ${conversationId}, which is ${fresh.code}`);
    }
    const snapshot = await visitorSnapshot(deps, contactId, {
      team: { people: [], previews: false, usualReplyMs: null },
      popular: [],
      identity: "none",
    });
    if (snapshot.ok)
      broken.push(
        ...registersDiffer(`${by}'s ticket`, client.tickets.value, snapshot.value.tickets),
      );
  }
  for (const { by, id, client } of agents) {
    const actor = { kind: "agent", agentId: id, name: by, role: "agent" } as const;
    for (const [conversationId, view] of client.views.value) {
      const fresh = await readConversation(deps, actor, { conversationId });
      if (fresh.ok) broken.push(...viewDiffers(by, view, fresh.value));
    }
    const me = { id, role: "agent" } as const;
    const { snapshot } = await agentSnapshot(deps, me, { agentIds: [] });
    const { rows, tickets } = snapshot;
    const { registers } = client;
    broken.push(
      ...registersDiffer(`${by}'s row`, registers.rows.value, rows),
      ...registersDiffer(`${by}'s ticket`, registers.tickets.value, tickets),
      ...registersDiffer(`${by}'s agent`, registers.agents.value, snapshot.agents),
    );
  }
  return broken;
}

/** What visitors hold that is behind the store. */
export async function staleViews(
  store: Store,
  visitors: Clients["visitors"],
): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const { by, client } of visitors) {
    const latest = client.snapshot.value?.conversations.slice(0, 1).map(({ id }) => id) ?? [];
    for (const id of latest) {
      const held = client.views.value.get(id)?.public.seq;
      const head = (await store.get("conversation", id))?.heads.public;
      if (held !== undefined && held !== head)
        stale.push(`no heartbeat healed ${by}: ${held} of ${head}`);
    }
  }
  return stale;
}
