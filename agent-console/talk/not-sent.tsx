import { AlertIcon } from "../../widget/ui/icons.tsx";
import { useDesk } from "../state/use-desk.ts";
import { words } from "../words.ts";

/** Refused text: why, and the two ways on. Nothing is thrown away unasked. */
export function NotSent({ ids }: { readonly ids: readonly string[] }) {
  const { outbox } = useDesk();
  const code = ids.map((id) => outbox.refusals.value.get(id)).find((found) => found !== undefined);
  const each = (work: (id: string) => void) => () => ids.forEach(work);
  return (
    <p class="meta failed">
      <AlertIcon small />
      <span>
        {words.messageStates.failed}
        {code === undefined ? ". " : `: ${words.failed("message:post", code)} `}
        <button type="button" onClick={each((id) => outbox.retry(id))}>
          {words.talk.tryAgain}
        </button>{" "}
        <button type="button" onClick={each((id) => outbox.discard(id))}>
          {words.talk.discard}
        </button>
      </span>
    </p>
  );
}
