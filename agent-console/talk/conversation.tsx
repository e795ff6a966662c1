import { Bones, Empty } from "../parts/empty.tsx";
import { useDesk } from "../state/use-desk.ts";
import type { Followed } from "../state/threads.ts";
import { talkWords } from "../words/talk.ts";
import { FirstSteps, useFirstSteps } from "./first-steps.tsx";
import { standingOf } from "./standing.ts";
import { TalkHeader } from "./talk-header.tsx";
import { Thread } from "./thread.tsx";
import { Why } from "./why.tsx";
import { Writer } from "./writer.tsx";

/** The middle pane: one conversation. */
export function Conversation({ id }: { readonly id: string }) {
  const { threads } = useDesk();
  const followed = threads.followed.value.get(id);
  if (followed !== undefined) return <Open followed={followed} />;
  return (
    <main class="talk">
      {threads.missing.value.has(id) ? <Empty {...talkWords.missing} /> : <Bones rows={5} />}
    </main>
  );
}

export function NothingOpen() {
  const workspace = useFirstSteps();
  if (workspace !== null)
    return (
      <main class="talk nothing first">
        <FirstSteps workspace={workspace} />
      </main>
    );
  return (
    <main class="talk nothing">
      <Empty {...talkWords.nothingOpen} />
    </main>
  );
}

function Open({ followed }: { readonly followed: Followed }) {
  const { account } = useDesk();
  const view = followed.thread.view.value;
  const standing = standingOf(view, account.id);
  return (
    <main class="talk">
      <TalkHeader followed={followed} standing={standing} />
      <Why view={view} />
      <Thread followed={followed} standing={standing} />
      <Writer followed={followed} standing={standing} />
    </main>
  );
}
