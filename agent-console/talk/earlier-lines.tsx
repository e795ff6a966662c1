import type { Signal } from "@preact/signals";
import { Earlier } from "../../widget/ui/earlier.tsx";
import type { Followed } from "../state/threads.ts";
import { useDesk } from "../state/use-desk.ts";
import { pastWords } from "../words/past.ts";

type EarlierLinesProps = { readonly followed: Followed; readonly quiet?: Signal<boolean> };

/** The way to what was said before the lines that are held. */
export function EarlierLines({ followed, quiet }: EarlierLinesProps) {
  const desk = useDesk();
  return (
    <Earlier
      thread={followed.thread}
      ask={async (conversationId, until) => {
        const reply = await desk.attempt("conversation:earlier", { conversationId, until });
        return reply.ok ? reply.value : null;
      }}
      label={pastWords.earlier}
      {...(quiet === undefined ? {} : { quiet })}
    />
  );
}
