import type { Agent, Availability } from "../../server/protocol/registers.ts";
import { signOut } from "../state/account.ts";
import type { Desk } from "../state/desk.ts";
import { meWords } from "../words/nav.ts";

/** Oneself among the agents; null until the first snapshot. */
export function myself({ account, registers }: Desk): Agent | null {
  return registers.agents.value.get(account.id) ?? null;
}

export function setAvailability(desk: Desk, availability: Availability): void {
  void desk.attempt("availability:set", { availability });
}

export async function leave(desk: Desk): Promise<void> {
  if (!(await signOut())) desk.toasts.say(meWords.stillIn);
}
