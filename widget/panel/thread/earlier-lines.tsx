import type { Signal } from "@preact/signals";
import { Earlier } from "../../ui/earlier.tsx";
import { useApp } from "../app.ts";
import { laterWords } from "../words/later-words.ts";

type EarlierLinesProps = { readonly id: string; readonly quiet?: Signal<boolean> };

/** The way to what was said before the lines that are held. */
export function EarlierLines({ id, quiet }: EarlierLinesProps) {
  const { session } = useApp();
  const thread = session.threads.value.get(id);
  if (thread === undefined) return null;
  return (
    <Earlier
      thread={thread}
      ask={async (conversationId, until) => {
        const asked = { conversationId, until: until.public };
        const reply = await session.request("conversation:earlier", asked);
        return reply.ok ? reply.value : null;
      }}
      label={laterWords().thread.before}
      {...(quiet === undefined ? {} : { quiet })}
    />
  );
}
