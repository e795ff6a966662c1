import type { ComponentChildren } from "preact";
import { BackIcon } from "../../../widget/ui/icons.tsx";
import { href } from "../../state/here.ts";
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
  return (
    <main class="page knowledge">
      <header class="top-bar editor-bar">
        <a
          class="tool"
          href={href({ at: "knowledge", place: { is: "articles" } })}
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
