import { useRef } from "preact/hooks";
import { MAX_TEXT } from "../../../server/protocol/limits.ts";
import { LONGEST_TOOL_NAME, type CannedReply } from "../../../server/protocol/toolkit.ts";
import { filled, unknownIn, VARIABLES } from "../../../server/protocol/variables.ts";
import { TextField } from "../../parts/text-field.tsx";
import { useDesk } from "../../state/use-desk.ts";
import { EXAMPLES, toolkitWords } from "../../words/toolkit.ts";

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
const { canned } = toolkitWords;

export function isWholeReply({ name, text, language }: CannedReply): boolean {
  return name.trim() !== "" && textMistake(text) === null && languageMistake(language) === null;
}

export function textMistake(text: string): string | null {
  if (text.trim() === "") return canned.textMissing;
  const [unknown] = unknownIn(text);
  return unknown === undefined ? null : canned.unknown(unknown);
}

function languageMistake(language: string | null): string | null {
  return language === null || LANGUAGE.test(language) ? null : canned.notLanguage;
}

type FormProps = { readonly reply: CannedReply; readonly onChange: (reply: CannedReply) => void };

export function CannedForm({ reply, onChange }: FormProps) {
  const set = (change: Partial<CannedReply>) => onChange({ ...reply, ...change });
  return (
    <>
      <TextField
        label={toolkitWords.name}
        hint={canned.nameHint}
        value={reply.name}
        onInput={(name) => set({ name })}
        longest={LONGEST_TOOL_NAME}
      />
      <VariedText label={canned.text} text={reply.text} onText={(text) => set({ text })} />
      <TextField
        label={canned.language}
        value={reply.language ?? ""}
        error={languageMistake(reply.language)}
        onInput={(language) => set({ language: language.trim() === "" ? null : language.trim() })}
        input={{ placeholder: canned.anyLanguage, autocapitalize: "off" }}
      />
    </>
  );
}

type TextProps = {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
};

/** A text with variables, buttons that put them in, and what it comes to. */
export function VariedText({ label, text, onText }: TextProps) {
  const { registers } = useDesk();
  const frame = useRef<HTMLDivElement>(null);
  const shop = registers.workspace.value?.name ?? "";
  const put = (name: string) => {
    const field = frame.current?.querySelector("textarea");
    const at = field?.selectionStart ?? text.length;
    onText(`${text.slice(0, at)}{{${name}}}${text.slice(field?.selectionEnd ?? at)}`);
    field?.focus();
  };
  return (
    <div class="varied" ref={frame}>
      <TextField
        label={label}
        value={text}
        lines={4}
        error={text === "" ? null : textMistake(text)}
        onInput={onText}
        longest={MAX_TEXT}
        input={{ dir: "auto" }}
      />
      <p class="some">
        <span class="soft">{canned.variables}</span>
        {VARIABLES.map((name) => (
          <button key={name} type="button" class="chip line" onClick={() => put(name)}>
            {canned.means(name)}
          </button>
        ))}
      </p>
      {text.includes("{{") && textMistake(text) === null && (
        <p class="varied-preview" dir="auto">
          <span class="soft">{canned.preview}</span>
          {filled(text, { ...EXAMPLES, "shop.name": shop })}
        </p>
      )}
    </div>
  );
}
