import type { Agent } from "../../server/protocol/registers.ts";

/** Whether an agent is on leave: it ends by itself, also where nobody takes it back. @param now epoch ms */
export function isOut({ leave }: Pick<Agent, "leave">, now: number): boolean {
  return leave !== null && (leave.until === null || leave.until > now);
}
