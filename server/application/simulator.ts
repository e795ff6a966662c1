import { maySupervise } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import type { ContactRecord } from "../domain/contact-record.ts";
import { simulate } from "../domain/routing/simulate.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { SimulateRequest, Simulated, SimulatorContact } from "../protocol/routing.ts";
import type { Deps } from "./deps.ts";
import { personOf } from "./person.ts";
import { get, tagged } from "./records.ts";

const AGENTS = 1_000;
/** Conversations, the latest first, whose contacts the simulator offers; and how many of them. */
const LOOK_BACK = 500;
const OFFERED = 100;

const STRANGER: ContactRecord = {
  id: "stranger",
  name: "",
  email: null,
  language: null,
  timeZone: null,
  firstSeenAt: 0,
  activeId: null,
  story: [],
};

/** Who would get a chat, if things were so. */
export async function runSimulation(
  deps: Deps,
  actor: Actor,
  asked: SimulateRequest,
): Promise<Result<Simulated>> {
  if (!maySupervise(actor)) return fail("forbidden");
  const contact =
    asked.contactId === null
      ? STRANGER
      : (await get(deps.store, "contact", asked.contactId))?.state;
  if (contact === undefined) return fail("not_found");
  const agents = await tagged(deps.store, "agent", { label: "agent", limit: AGENTS });
  const { floor, around } = await deps.floor.now();
  return ok(
    simulate(asked, {
      floor,
      around,
      agents: agents.map(({ state }) => state),
      contact: await personOf(deps.store, contact),
      handleMs: deps.floor.handleMs,
    }),
  );
}

/** Contacts people spoke with lately. */
export async function simulatorContacts(deps: Deps): Promise<readonly SimulatorContact[]> {
  const found = new Map<string, SimulatorContact>();
  for (const label of ["active", "closed"]) {
    for (const { state } of await tagged(deps.store, "conversation", { label, limit: LOOK_BACK })) {
      if (found.size >= OFFERED || found.has(state.contactId)) continue;
      const contact = await get(deps.store, "contact", state.contactId);
      if (contact !== undefined)
        found.set(contact.id, { id: contact.id, name: contact.state.name });
    }
  }
  await deps.store.settled();
  return [...found.values()];
}
