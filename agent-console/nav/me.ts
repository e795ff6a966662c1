import type { Agent, Availability } from "../../server/protocol/registers.ts";
import { signOut } from "../state/account.ts";
import type { Desk } from "../state/desk.ts";
import { say } from "../state/here.ts";
import { leaveWords } from "../words/contact.ts";
import { meWords } from "../words/nav.ts";

/** Oneself among the agents; null until the first snapshot. */
export function myself({ account, registers }: Desk): Agent | null {
  return registers.agents.value.get(account.id) ?? null;
}

export function setAvailability(desk: Desk, availability: Availability): void {
  void desk.attempt("availability:set", { availability });
}

/** Until when they are on leave. */
export function outWords({ leave: out }: Pick<Agent, "leave">): string {
  const until = out?.until ?? null;
  return leaveWords.now(until === null ? null : say.day(until));
}

export async function leave(desk: Desk): Promise<void> {
  if (!(await signOut())) desk.toasts.say(meWords.stillIn);
}
