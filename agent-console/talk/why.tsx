import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { ConversationView } from "../../server/protocol/view.ts";
import { MarkIcon } from "../../widget/ui/icons.tsx";
import { say } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { decisionWords } from "../words/decision.ts";
import { whyWords } from "../words/why.ts";
import { Asks } from "./asks.tsx";
import { Candidates } from "./candidates.tsx";
import { useWhy } from "./use-why.ts";
import { WhyStory } from "./why-story.tsx";

/** Why this chat is where it is, and on request everybody who was considered, each time. */
export function Why({ view }: { readonly view: ConversationView }) {
  const { account, registers } = useDesk();
  const open = useSignal(false);
  const id = useId();
  const waits = waitsForAnybody(view);
  const why = useWhy(view, { open: open.value, waits });
  const now = waits ? (why.value?.now ?? null) : null;
  const decision = now?.decision ?? (waits ? null : (view.internal?.decision ?? null));
  if (decision === null) return null;
  const contact = registers.contacts.value.get(view.contactId)?.name ?? commonWords.visitor;
  const taker = view.public.phase.is === "live" ? view.public.phase.agentId : null;
  const { strong, rest } = decisionWords({ decision, me: account.id, taker, contact, say });
  return (
    <section class="why-place" aria-label={whyWords.title}>
      <div class="why">
        <MarkIcon small />
        <p class="clip">
          <b>{strong}</b>
          {rest !== "" && `; ${rest}`}
        </p>
        <button
          type="button"
          class="btn btn-bare sm"
          aria-expanded={open.value}
          aria-controls={id}
          onClick={() => (open.value = !open.value)}
        >
          {whyWords.how[0]}
          <span class="rest">{whyWords.how[1]}</span>
        </button>
      </div>
      {open.value && (
        <div id={id} class="why-more arrive" tabIndex={0} role="region" aria-label={whyWords.asked}>
          {now !== null && <p class="soft">{whyWords.now(now.position)}</p>}
          <Asks decision={decision} />
          <Candidates candidates={decision.candidates} />
          {why.value !== null && <WhyStory steps={why.value.steps} contact={contact} />}
        </div>
      )}
    </section>
  );
}

/** In the queue, and the newest decision kept says nothing of why: that is asked of the router. */
function waitsForAnybody({ public: { phase }, internal }: ConversationView): boolean {
  if (phase.is !== "waiting" || phase.heldFor !== null || internal === null) return false;
  return internal.offer === null && internal.decision?.outcome !== "broadcast";
}
