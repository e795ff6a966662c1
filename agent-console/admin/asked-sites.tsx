import type { Workspace } from "../../server/protocol/registers.ts";
import { now, times } from "../state/here.ts";
import { settingsWords } from "../words/settings.ts";
import { useSaveWorkspace } from "./save-workspace.ts";

/** Sites that asked for the chat and wait to be allowed; nothing where there are none. */
export function AskedSites({ workspace }: { readonly workspace: Workspace }) {
  const save = useSaveWorkspace();
  if (workspace.asked.length === 0) return null;
  return (
    <ul class="asked-sites" aria-label={settingsWords.asked}>
      {workspace.asked.map(({ origin, at }) => (
        <li key={origin}>
          <span>
            <b>{origin}</b>
            <AskedAgo at={at} />
          </span>
          <button
            type="button"
            class="btn btn-line"
            aria-label={settingsWords.allowSite(origin)}
            onClick={() => void save(({ origins }) => ({ origins: [...origins, origin] }))}
          >
            {settingsWords.allow}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Alone, so that only this text is drawn anew each second. */
function AskedAgo({ at }: { readonly at: number }) {
  return <span class="soft">{settingsWords.askedHow(times.duration(now.value - at))}</span>;
}
