import { AlertIcon } from "../../widget/ui/icons.tsx";
import { useDesk } from "../state/use-desk.ts";
import { failedWords } from "../words/failures.ts";
import { messageStateWords, talkWords } from "../words/talk.ts";

/** Refused text: why, and the two ways on. Nothing is thrown away unasked. */
export function NotSent({ ids }: { readonly ids: readonly string[] }) {
  const { outbox } = useDesk();
  const code = ids.map((id) => outbox.refusals.value.get(id)).find((found) => found !== undefined);
  const each = (work: (id: string) => void) => () => ids.forEach(work);
  return (
    <p class="meta failed">
      <AlertIcon small />
      <span>
        {messageStateWords.failed}
        {code === undefined ? ". " : `: ${failedWords("message:post", code)} `}
        <button type="button" onClick={each((id) => outbox.retry(id))}>
          {talkWords.tryAgain}
        </button>{" "}
        <button type="button" onClick={each((id) => outbox.discard(id))}>
          {talkWords.discard}
        </button>
      </span>
    </p>
  );
}
