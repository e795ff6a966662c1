import type { RoutingDecision } from "../../server/protocol/routing-decision.ts";
import { say } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { aheadWords, asksWords } from "../words/asks.ts";

type AsksProps = { readonly decision: Pick<RoutingDecision, "asks" | "ahead"> };

/** Whose a chat is and why, what else it asks for, and what takes it before others. */
export function Asks({ decision: { asks, ahead = [] } }: AsksProps) {
  const teams = useDesk().registers.workspace.value?.teams ?? [];
  const lines = [
    ...(asks === undefined ? [] : asksWords(asks, teams.length > 1)),
    ...aheadWords(ahead, say),
  ];
  return lines.length === 0 ? null : <p class="soft">{lines.join(" ")}</p>;
}
