import { useMemo } from "preact/hooks";
import type { InboxRow } from "../../server/protocol/registers.ts";
import { clock } from "../browser.ts";
import { now } from "../state/here.ts";
import { fuseOf } from "../state/offers.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { offerWords } from "../words/offer.ts";

/** How much of an offer is left, in seconds and as a share of 1. */
export function useFuse(row: InboxRow): ReturnType<typeof fuseOf> {
  const { threads } = useDesk();
  const view = threads.followed.value.get(row.id)?.thread.view.value;
  const seenAt = useMemo(() => clock(), [row.id]);
  const madeAt = view?.internal?.decision?.at ?? seenAt;
  return fuseOf(row.offerExpiresAt ?? seenAt, madeAt, now.value);
}

type Props = { readonly row: InboxRow; readonly onAct: () => void };

export function AcceptButton({ row, onAct }: Props) {
  const { seconds } = useFuse(row);
  return (
    <button type="button" class="btn btn-main" onClick={onAct}>
      {row.status === "queued" ? offerWords.take : offerWords.accept}{" "}
      {row.offerExpiresAt !== null && seconds > 0 && (
        <span class="num">{commonWords.seconds(seconds)}</span>
      )}
    </button>
  );
}
