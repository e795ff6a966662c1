import type { ConversationView } from "../../server/protocol/view.ts";
import { RateIcon } from "../../widget/ui/rate-icon.tsx";
import { say } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { ratingWords } from "../words/rating.ts";

/** What the visitor said of it, once they did. */
export function RatingLine({ view }: { readonly view: ConversationView }) {
  const { registers } = useDesk();
  const { rating } = view.public;
  if (rating === null) return null;
  const name = registers.contacts.value.get(view.contactId)?.name ?? commonWords.visitor;
  return (
    <div class={`rating ${rating.good ? "good" : "bad"}`}>
      <RateIcon good={rating.good} />
      <p>
        <b class="strong">{ratingWords.said(name, rating.good)}</b>{" "}
        <span class="soft">{say.onDay(rating.at)}</span>
        {rating.comment !== null && (
          <q class="typed" dir="auto">
            {rating.comment}
          </q>
        )}
      </p>
    </div>
  );
}
