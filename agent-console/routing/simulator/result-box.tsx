import { useEffect, useRef } from "preact/hooks";
import type { Simulated } from "../../../server/protocol/routing.ts";
import { MarkIcon } from "../../../widget/ui/icons.tsx";
import { say } from "../../state/here.ts";
import { useDesk } from "../../state/use-desk.ts";
import { Candidates } from "../../talk/candidates.tsx";
import { decisionWords } from "../../words/decision.ts";
import { routingWords } from "../../words/routing.ts";
import { useRoutingDraft } from "../state/draft.ts";

const MINUTE = 60_000;

type ResultProps = { readonly result: Simulated; readonly contact: string };

/** The answer, worded like any decision on a chat. */
export function ResultBox({ result, contact }: ResultProps) {
  const { account } = useDesk();
  const { saved } = useRoutingDraft();
  const words = routingWords.simulator;
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.scrollIntoView({ block: "nearest" }), [result]);
  const { decision, teamId, tier, position, wait } = result;
  const { strong, rest } = decisionWords({ decision, me: account.id, taker: null, contact, say });
  const team = saved.teams.find(({ id }) => id === teamId)?.name ?? teamId;
  const belongs = [words.goesTo(team), ...(tier > 1 ? [words.tier(tier)] : [])].join(", ");
  const stands = [
    words.place(position),
    ...(wait === null ? [] : [words.wait(wait.fromMs / MINUTE, wait.toMs / MINUTE)]),
  ].join(" ");
  return (
    <section class="box simulated arrive" ref={frame} aria-label={words.result}>
      <div class="why" role="status">
        <MarkIcon small />
        <p>
          <b>{strong}</b>
          {rest !== "" && `; ${rest}`}
        </p>
      </div>
      <p class="soft">
        {belongs}. {stands}
      </p>
      <Candidates candidates={decision.candidates} />
    </section>
  );
}
