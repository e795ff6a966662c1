import type { AgentRouting } from "../../../server/protocol/routing.ts";

/** What a part of a person's page shows and changes. */
export type PersonPart = {
  readonly routing: AgentRouting;
  /** `at`: the field's path within the routing. */
  readonly set: (at: string, part: Partial<AgentRouting>) => void;
};
