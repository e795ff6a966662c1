import type { Candidate } from "../../server/protocol/routing-decision.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { CheckIcon } from "../../widget/ui/icons.tsx";
import { say } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { candidateWords, verdictWords } from "../words/decision.ts";

type CandidatesProps = { readonly candidates: readonly Candidate[] };

/** Everybody who was considered, in that order, each with why they were taken or passed over. */
export function Candidates({ candidates }: CandidatesProps) {
  return (
    <ol class="cands">
      {candidates.map((candidate) => (
        <CandidateLine key={candidate.agentId} candidate={candidate} />
      ))}
    </ol>
  );
}

function CandidateLine({ candidate }: { readonly candidate: Candidate }) {
  const { account } = useDesk();
  const you = candidate.agentId === account.id;
  return (
    <li class={candidate.chosen ? "cand is-won" : "cand"}>
      <Avatar name={candidate.name} seed={candidate.agentId} />
      <p>
        <b class="strong">{you ? commonWords.You : candidate.name}</b>{" "}
        {candidateWords(candidate, you, say)}.
      </p>
      <span class={candidate.chosen ? "chip tint" : "chip"}>
        {candidate.chosen && <CheckIcon />}
        {verdictWords(candidate)}
      </span>
    </li>
  );
}
