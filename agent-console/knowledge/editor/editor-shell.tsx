import type { ComponentChildren } from "preact";
import { BackIcon, CloseIcon } from "../../../widget/ui/icons.tsx";
import { href, onPhone, writesBeside, writingDone } from "../../state/here.ts";
import { besideWords } from "../../words/answers.ts";
import { navWords } from "../../words/nav.ts";
import { editorWords } from "../../words/editor.ts";

type ShellProps = {
  readonly title: string;
  readonly language?: string;
  /** Beside the title. */
  readonly marks?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** The frame of an article's page: the way back, what it is, what can be done. */
export function EditorShell({ title, language, marks, actions, children }: ShellProps) {
  if (writesBeside.value)
    return (
      <div class="page knowledge">
        <header class="top-bar editor-bar">
          <a
            class="tool"
            href={href(writingDone())}
            aria-label={besideWords.back}
            title={besideWords.back}
          >
            {onPhone.value ? <BackIcon turn /> : <CloseIcon />}
          </a>
          <h2 class="clip" lang={language}>
            {title}
          </h2>
          <span class="grow editor-marks">{marks}</span>
          {actions}
        </header>
        <div class="body">{children}</div>
      </div>
    );
  return (
    <main class="page knowledge">
      <header class="top-bar editor-bar">
        <a
          class="tool"
          href={href(writingDone())}
          aria-label={editorWords.back}
          title={navWords.knowledge}
        >
          <BackIcon />
        </a>
        <h1 class="clip" lang={language}>
          {title}
        </h1>
        <span class="grow editor-marks">{marks}</span>
        {actions}
      </header>
      <div class="body">{children}</div>
    </main>
  );
}
