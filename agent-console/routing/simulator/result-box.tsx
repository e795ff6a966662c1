import { useEffect, useRef } from "preact/hooks";
import type { Simulated } from "../../../server/protocol/routing.ts";
import { MarkIcon } from "../../../widget/ui/icons.tsx";
import { say } from "../../state/here.ts";
import { useDesk } from "../../state/use-desk.ts";
import { Asks } from "../../talk/asks.tsx";
import { Candidates } from "../../talk/candidates.tsx";
import { decisionWords } from "../../words/decision.ts";
import { routingWords } from "../../words/routing.ts";

const MINUTE = 60_000;

type ResultProps = { readonly result: Simulated; readonly contact: string };

/** The answer, worded like any decision on a chat. */
export function ResultBox({ result, contact }: ResultProps) {
  const { account } = useDesk();
  const words = routingWords.simulator;
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.scrollIntoView({ block: "nearest" }), [result]);
  const { decision, position, wait } = result;
  const { strong, rest } = decisionWords({ decision, me: account.id, taker: null, contact, say });
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
      <Asks decision={decision} />
      <p class="soft">{stands}</p>
      <Candidates candidates={decision.candidates} />
    </section>
  );
}
