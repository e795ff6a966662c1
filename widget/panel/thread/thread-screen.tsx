import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Attachment } from "../../../server/protocol/files.ts";
import { LONGEST_PREVIEW } from "../../../server/protocol/limits.ts";
import { useApp } from "../app.ts";
import { brought } from "../brought.ts";
import { after, clock } from "../browser.ts";
import { Bar } from "../parts/bar.tsx";
import { Composer } from "../parts/composer.tsx";
import { Strip } from "../parts/strip.tsx";
import { ToPerson } from "../parts/to-person.tsx";
import { Rate } from "../rate/rate.tsx";
import { createDraftSign } from "../state/draft-sign.ts";
import { createTypingSign } from "../state/typing-sign.ts";
import { TranscriptButton, TranscriptForm } from "../transcript/transcript.tsx";
import { TellingButton, TellingForm } from "../telling/telling-form.tsx";
import { laterWords } from "../words/later-words.ts";
import { freshHeading, headingOf } from "./heading.tsx";
import { NotTaken } from "./not-taken.tsx";
import { ThreadLog } from "./thread-log.tsx";

/** One conversation, wherever it is on the cascade; also one that has yet to begin. */
export function ThreadScreen({ id }: { readonly id: string }) {
  const { session, route } = useApp();
  const held = session.threads.value.get(id)?.view.value;
  const view = held !== undefined && held.public.seq > 0 ? held : null;
  const shop = session.snapshot.value?.shop.name ?? "";
  const heading = view === null ? freshHeading(shop) : headingOf(view, shop);
  const phase = view?.public.phase.is;

  const mailing = useSignal(false);
  const telling = useSignal(false);
  const typing = useMemo(
    () =>
      createTypingSign(
        (conversationId, on) => void session.request("typing:set", { conversationId, typing: on }),
        clock,
      ),
    [],
  );
  const previews = session.team.value.previews;
  const draft = useMemo(
    () =>
      createDraftSign({
        show: (text) => void session.request("draft:show", { conversationId: id, text }),
        after,
        longest: LONGEST_PREVIEW,
      }),
    [id],
  );
  const wrote = (text: string) => {
    typing(id, text.trim() !== "");
    if (previews) draft.wrote(text);
  };
  const send = (text: string, files: readonly Attachment[]) => {
    typing(id, false);
    draft.sent();
    const place = session.write(id, text, { files });
    if (place !== id) route.go({ is: "thread", id: place });
  };
  return (
    <>
      <Bar
        title={heading.title}
        subtitle={heading.subtitle}
        avatar={heading.avatar}
        more={
          view !== null && (
            <>
              <TellingButton open={telling} />
              <TranscriptButton open={mailing} />
            </>
          )
        }
        back={{ label: laterWords().backHome, go: () => route.go({ is: "home" }) }}
      />
      <Strip />
      <ThreadLog key={id} id={id} view={view} />
      <footer class="foot">
        <TellingForm open={telling} />
        {view !== null && <TranscriptForm open={mailing} conversationId={id} address="" />}
        {view !== null && phase === "resolved" && <Rate view={view} />}
        {(phase === "bot" || phase === undefined) && session.asking.value !== id && <ToPerson />}
        {previews && phase === "live" && (
          <p class="seen-before small soft">{laterWords().composer.seenBefore}</p>
        )}
        <NotTaken />
        <Composer
          key={brought.value}
          place={id}
          placeholder={heading.placeholder}
          onSend={send}
          onType={(text) => phase === "live" && wrote(text)}
        />
      </footer>
    </>
  );
}
