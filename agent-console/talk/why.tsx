import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { ConversationView } from "../../server/protocol/view.ts";
import { MarkIcon } from "../../widget/ui/icons.tsx";
import { say } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { Candidates } from "./candidates.tsx";
import { decisionWords, words } from "../words.ts";

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
      {open.value && <Candidates id={id} candidates={decision.candidates} />}
    </section>
  );
}
