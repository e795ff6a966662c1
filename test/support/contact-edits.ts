import type { AgentCommands } from "../../server/protocol/agent.ts";
import type { Contact } from "../../server/protocol/registers.ts";
import type { AgentClient } from "./clients.ts";

/** Saves tags and note of a contact, made of them as they are; asking on no base answers with them. */
export async function describeContact(
  agent: AgentClient,
  mine: Omit<AgentCommands["contact:describe"], "base">,
): Promise<Contact> {
  const { tags, about } = (await agent.get("contact:describe", { ...mine, base: null })).now;
  const base = { tags, about: about?.text ?? null };
  return (await agent.get("contact:describe", { ...mine, base })).now;
}

/** The same for how they are treated. */
export async function treatContact(
  agent: AgentClient,
  mine: Omit<AgentCommands["contact:update"], "base">,
): Promise<Contact> {
  const { ownerId, vip, plan } = (await agent.get("contact:update", { ...mine, base: null })).now;
  const base = { ownerId, vip, plan };
  return (await agent.get("contact:update", { ...mine, base })).now;
}
