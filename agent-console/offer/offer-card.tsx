import { useSignal } from "@preact/signals";
import type { InboxRow } from "../../server/protocol/registers.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { MarkIcon, PageIcon } from "../../widget/ui/icons.tsx";
import { useOnce } from "../parts/use-once.ts";
import { say } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { attemptsOf } from "../talk/attempts.ts";
import { acceptOffer, declineOffer } from "../talk/actions.ts";
import { quoted } from "../words/common.ts";
import { contactWords, earlierWords } from "../words/contact.ts";
import { offerWords } from "../words/offer.ts";
import { triedWords } from "../words/talk.ts";
import { offerWhyWords } from "../words/decision.ts";
import { passWords } from "../words/pass.ts";
import { ReasonForm } from "../parts/reason-form.tsx";
import { AcceptButton, useFuse } from "./accept-button.tsx";

/**
 * A chat that waits for this agent's yes or no. It never takes the focus: one may be in the middle
 * of a sentence to somebody else.
 */
export function OfferCard() {
  const { offers } = useDesk();
  const [first, ...others] = offers.value;
  return (
    <>
      <p class="sr" role="status">
        {first !== undefined && arrivedWords(first)}
      </p>
      {first !== undefined && <Card key={first.id} row={first} others={others.length} />}
    </>
  );
}

/** What is told of an offer at once. */
export function arrivedWords(row: InboxRow): string {
  return offerWords.arrived(titleOf(row), row.contactName, row.title);
}

function titleOf({ status }: InboxRow): string {
  return status === "queued" ? offerWords.forFirst : offerWords.title;
}

type CardProps = { readonly row: InboxRow; readonly others: number };

function Card({ row, others }: CardProps) {
  return (
    <div class="offer arrive" role="region" aria-label={titleOf(row)} aria-describedby="offer-ask">
      <Who row={row} others={others} />
      <p class="offer-ask" id="offer-ask" dir="auto">
        {row.title === "" ? contactWords.untitled : quoted(row.title)}
      </p>
      <Reasons row={row} />
      <Answer row={row} />
    </div>
  );
}

function Who({ row, others }: CardProps) {
  const { registers } = useDesk();
  const contact = registers.contacts.value.get(row.contactId);
  const earlier = contact?.story.filter((item) => item.conversationId !== row.id);
  return (
    <div class="top">
      <Avatar name={row.contactName} seed={row.contactId} />
      <div class="grow">
        <h2 class="clip">{row.contactName}</h2>
        <p class="soft clip">{earlier === undefined ? "" : earlierWords(earlier)}</p>
      </div>
      {others > 0 && <span class="chip">{offerWords.more(others)}</span>}
    </div>
  );
}

function Reasons({ row }: { readonly row: InboxRow }) {
  const { account, threads } = useDesk();
  const view = threads.followed.value.get(row.id)?.thread.view.value;
  const chosen = view?.internal?.decision?.candidates.find(({ agentId }) => agentId === account.id);
  const tries = view === undefined ? [] : attemptsOf(view);
  const seen = view?.internal?.page;
  const page = seen == null || seen.url === "" ? row.pageTitle : seen.title;
  const titles = tries.flatMap(({ articles }) => articles.map(({ title }) => title));
  const handover = view?.internal?.handover ?? null;
  return (
    <>
      {handover?.note != null && (
        <p class="offer-note" dir="auto">
          <b class="strong">{handover.byName}</b> {handover.note}
        </p>
      )}
      {chosen !== undefined && (
        <p class="offer-why strong-why">
          <MarkIcon small />
          {offerWhyWords(chosen, say)}
        </p>
      )}
      {tries.length > 0 && (
        <p class="offer-why indent">
          {triedWords(tries.length)}
          {titles.length > 0 && `: ${titles.join(", ")}`}.
        </p>
      )}
      {page !== null && page !== "" && (
        <p class="offer-why">
          <PageIcon small />
          <span class="clip">{page}</span>
        </p>
      )}
    </>
  );
}

/** The fuse is a number too, and neither decides: the offer ends when the server says so. */
function Answer({ row }: { readonly row: InboxRow }) {
  const desk = useDesk();
  const { share } = useFuse(row);
  const once = useOnce();
  const passing = useSignal(false);
  return (
    <>
      {passing.value ? (
        <ReasonForm
          words={passWords}
          onAct={(because) => once(() => declineOffer(desk, row.id, because))}
          onBack={() => (passing.value = false)}
        />
      ) : (
        <div class="pair2">
          <button type="button" class="btn btn-line" onClick={() => (passing.value = true)}>
            {offerWords.pass}
          </button>
          <AcceptButton row={row} onAct={() => once(() => acceptOffer(desk, row.id))} />
        </div>
      )}
      {row.offerExpiresAt !== null && (
        <div class="fuse" style={{ "--full": `${Math.round(share * 100)}%` }} />
      )}
    </>
  );
}
