import { useEffect, useRef } from "preact/hooks";
import { RetryIcon } from "../../widget/ui/icons.tsx";
import { onceWithin, reloadPage } from "../browser.ts";
import { AwayNote } from "../nav/away-note.tsx";
import { refused } from "../state/account.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";

const RELOADED_LATELY_MS = 5 * 60_000;

/** How the connection stands, when it is worth a word. Writing goes on meanwhile. */
export function Connection() {
  const { link } = useDesk();
  const status = link.status.value;
  const wasLost = useRef(false);
  if (status === "reconnecting") wasLost.current = true;
  useEffect(() => {
    if (status === "refused") refused();
    // Drafts are kept, so a reload loses nothing; once is enough to know that it does not help.
    if (status === "outdated" && onceWithin("cascade.reloaded", RELOADED_LATELY_MS)) reloadPage();
  }, [status]);
  return (
    <div role="status" class="connection">
      {status === "online" && <AwayNote />}
      {status === "reconnecting" && (
        <p class="strip">
          <RetryIcon small />
          {commonWords.connection.reconnecting}
        </p>
      )}
      {status === "online" && wasLost.current && <p class="sr">{commonWords.connection.back}</p>}
      {status === "outdated" && (
        <p class="strip">
          {commonWords.connection.outdated}
          <button type="button" class="btn btn-tint sm" onClick={reloadPage}>
            {commonWords.connection.reload}
          </button>
        </p>
      )}
    </div>
  );
}
