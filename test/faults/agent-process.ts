/** The program of an agent in a process of their own: takes the first chat offered, leaves the next offer open, and can be killed. */
import { AgentClient } from "../support/clients.ts";
import { until } from "../support/until.ts";

/** What it prints, a line each, as it gets there. */
export type Step = "here" | "chatting" | "asked";

type Row = { readonly id: string; readonly status: string; readonly agentId: string | null };

const [url = "", id = "", cookie = ""] = process.argv.slice(2);
const me = await AgentClient.connect({ url }, { id, cookie });
await me.get("session:open", {});
say("here");
const conversationId = await until("an offer", () => offers()[0]);
await me.get("offer:accept", { conversationId });
say("chatting");
await until("another offer", () => offers().find((other) => other !== conversationId));
say("asked");

function offers(): readonly string[] {
  const rows = me.received
    .filter(({ event }) => event === "row:changed")
    .map(({ payload }) => payload as Row);
  return rows.filter((row) => row.status === "offered" && row.agentId === id).map((row) => row.id);
}

function say(step: Step): void {
  process.stdout.write(`${step}\n`);
}
