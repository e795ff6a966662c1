import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Candidate } from "../../server/protocol/conversation.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { CheckIcon, MarkIcon } from "../../widget/ui/icons.tsx";
import { say } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { candidateWords, decisionWords, verdictWords, words } from "../words.ts";

/** Why this chat came to whom it came, and on request everybody who was considered. */
export function Why({ view }: { readonly view: ConversationView }) {
  const { account, registers } = useDesk();
  const open = useSignal(false);
  const id = useId();
  const decision = view.internal?.decision ?? null;
  if (decision === null) return null;
  const contact = registers.contacts.value.get(view.contactId)?.name ?? words.visitor;
  const taker = view.public.phase.is === "live" ? view.public.phase.agentId : null;
  const { strong, rest } = decisionWords({ decision, me: account.id, taker, contact, say });
  return (
    <section class="why-place" aria-label={words.why.title}>
      <div class="why">
        <MarkIcon small />
        <p class="clip">
          <b>{strong}</b>
          {rest !== "" && `; ${rest}`}
        </p>
        {decision.candidates.length > 0 && (
          <button
            type="button"
            class="btn btn-bare sm"
            aria-expanded={open.value}
            aria-controls={id}
            onClick={() => (open.value = !open.value)}
          >
            {words.why.how[0]}
            <span class="rest">{words.why.how[1]}</span>
          </button>
        )}
      </div>
      {open.value && (
        <ol id={id} class="cands arrive">
          {decision.candidates.map((candidate) => (
            <CandidateLine key={candidate.agentId} candidate={candidate} />
          ))}
        </ol>
      )}
    </section>
  );
}

function CandidateLine({ candidate }: { readonly candidate: Candidate }) {
  const { account } = useDesk();
  const you = candidate.agentId === account.id;
  return (
    <li class={candidate.chosen ? "cand is-won" : "cand"}>
      <Avatar name={candidate.name} seed={candidate.agentId} />
      <p>
        <b class="strong">{you ? words.You : candidate.name}</b>{" "}
        {candidateWords(candidate, you, say)}.
      </p>
      <span class={candidate.chosen ? "chip tint" : "chip"}>
        {candidate.chosen && <CheckIcon />}
        {verdictWords(candidate)}
      </span>
    </li>
  );
}
