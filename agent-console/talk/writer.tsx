import { useLayoutEffect, useRef } from "preact/hooks";
import { MAX_TEXT } from "../../server/protocol/limits.ts";
import { takePaste } from "../../widget/ui/brought-files.ts";
import { SendIcon } from "../../widget/ui/icons.tsx";
import { leaveField } from "../browser.ts";
import { AttachButton, Chosen } from "../files/attach.tsx";
import { languageOf } from "../contact/language.ts";
import { uploadsOf } from "../files/uploads.ts";
import { writer, type WriterTool } from "../state/asked.ts";
import { byTouch, onPhone } from "../state/here.ts";
import type { Mode } from "../state/drafts.ts";
import type { Followed } from "../state/threads.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { roomIn } from "../../widget/ui/room-in.ts";
import { lengthWords } from "../words/length.ts";
import { writerWords } from "../words/talk.ts";
import { InsertArticle } from "./insert-article.tsx";
import { InsertEmoji } from "./insert-emoji.tsx";
import { BoltIcon } from "../icons.tsx";
import { toolkitWords } from "../words/toolkit.ts";
import { CannedPick } from "./canned-pick.tsx";
import { CompanyLine } from "./company-line.tsx";
import { MentionPick } from "./mention-pick.tsx";
import { SendQuestion } from "./send-question.tsx";
import { mayReply, type Standing } from "./standing.ts";
import type { PickKeys } from "./use-pick-keys.ts";
import { useWriting } from "./use-writing.ts";

type WriterProps = { readonly followed: Followed; readonly standing: Standing };

/** Where one writes: to the visitor, or a note that stays among agents. What is written is kept. */
export function Writer({ followed, standing }: WriterProps) {
  const desk = useDesk();
  const { registers, drafts } = desk;
  const view = followed.thread.view.value;
  const field = useRef<HTMLTextAreaElement>(null);
  const mentionKeys = useRef<PickKeys | null>(null);
  const cannedKeys = useRef<PickKeys | null>(null);
  const draft = drafts.of(view.id).value;
  const replies = mayReply(standing);
  const mode: Mode = replies ? draft.mode : "note";
  const text = draft[mode];
  const name = registers.contacts.value.get(view.contactId)?.name ?? commonWords.visitor;
  const label = mode === "note" ? writerWords.note : writerWords.reply(name);
  const uploads = uploadsOf(desk, view.id, mode);
  const writing = useWriting({ followed, draft, mode, uploads });
  const { type, send, choose, mistake, blocked, wanted, doubt } = writing;
  const begin = (wanted: Mode) => {
    choose(wanted);
    const element = field.current;
    element?.focus();
    // Behind a dialog that closes in this moment, Chromium takes the focus but sets no caret.
    element?.setSelectionRange(element.value.length, element.value.length);
  };
  useLayoutEffect(() => {
    const button = (tool: WriterTool) =>
      field.current?.form?.querySelector<HTMLButtonElement>(`button.${tool}-tool`) ?? null;
    const filled = {
      begin,
      has: (tool: WriterTool) => button(tool) !== null,
      use: (tool: WriterTool) => button(tool)?.click(),
    };
    Object.assign(writer, filled);
    return () => {
      if (writer.begin === begin) Object.assign(writer, { begin: null, has: null, use: null });
    };
  });
  return (
    <form
      class={`writer${mode === "note" ? " is-note" : ""}${replies ? " replies" : ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
        if (doubt.value === null) field.current?.focus();
      }}
    >
      <CompanyLine company={followed.company.value} />
      <div class="modes" role="group" aria-label={writerWords.modes}>
        {replies && <ModeButton mode="reply" now={mode} onChoose={begin} />}
        <ModeButton mode="note" now={mode} onChoose={begin} />
        <span
          class={mistake === null ? "hint" : "hint wrong"}
          aria-live={mistake === null ? "off" : "polite"}
        >
          {mistake ?? hintOf(text, replies, standing)}
        </span>
      </div>
      {mode === "note" && (
        <MentionPick text={text} field={field} onPick={type} keys={mentionKeys} />
      )}
      <CannedPick view={view} text={text} field={field} onPick={type} keys={cannedKeys} />
      <Chosen uploads={uploads} />
      <div class="text grows" data-text={text}>
        <textarea
          ref={field}
          rows={1}
          aria-label={label}
          placeholder={label}
          dir="auto"
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (mentionKeys.current?.(event) === true) return;
            if (cannedKeys.current?.(event) === true) return;
            if (event.key === "Escape" && !event.isComposing) leaveField();
            if (!sends(event)) return;
            event.preventDefault();
            send();
          }}
          onPaste={(event) => takePaste(event, uploads.add)}
        />
      </div>
      {doubt.value !== null && (
        <SendQuestion
          doubt={doubt.value}
          onSend={() => {
            send();
            if (doubt.value === null) field.current?.focus();
          }}
          onBack={() => {
            doubt.value = null;
            field.current?.focus();
          }}
        />
      )}
      <div class="tools">
        <button
          type="button"
          class="tool sm"
          aria-label={toolkitWords.canned.button}
          title={toolkitWords.canned.button}
          onClick={() => {
            type(text === "" || text.endsWith("\n") ? `${text}/` : `${text}\n/`);
            begin(mode);
          }}
        >
          <BoltIcon />
        </button>
        <AttachButton uploads={uploads} />
        {/* A phone's own keyboard has them, and the line is short there. */}
        {!onPhone.value && <InsertEmoji field={field} onType={type} />}
        {mode === "reply" && (
          <InsertArticle
            language={languageOf(registers.contacts.value.get(view.contactId))}
            onInsert={(article) => {
              type(text.trim() === "" ? article : `${text.trimEnd()}\n\n${article}`);
              field.current?.focus();
            }}
          />
        )}
        <span class="end">
          <button class="btn btn-main sm" aria-busy={wanted} disabled={blocked || wanted}>
            <span class="word">{mode === "note" ? writerWords.saveNote : writerWords.send}</span>
            <SendIcon small />
          </button>
        </span>
      </div>
    </form>
  );
}

/** Enter sends, with Shift it makes a line; on a touch keyboard only the button sends. */
function sends(event: KeyboardEvent): boolean {
  if (event.key !== "Enter" || event.isComposing) return false;
  return event.ctrlKey || event.metaKey || !(event.shiftKey || byTouch.value);
}

function hintOf(text: string, replies: boolean, standing: Standing): string {
  const left = roomIn(text.trim(), MAX_TEXT);
  if (left !== null) return lengthWords.left(left);
  if (!replies)
    return writerWords.noReply(standing.is === "theirs" ? standing.name : null, standing.is);
  return text === "" ? "" : writerWords.kept;
}

type ModeProps = {
  readonly mode: Mode;
  readonly now: Mode;
  readonly onChoose: (mode: Mode) => void;
};

function ModeButton({ mode, now, onChoose }: ModeProps) {
  const on = mode === now;
  return (
    <button
      type="button"
      class={on ? "is-on" : ""}
      aria-pressed={on}
      onClick={() => onChoose(mode)}
    >
      {writerWords.names[mode]}
    </button>
  );
}
