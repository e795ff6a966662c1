import { Dialog, DialogHead } from "../parts/dialog.tsx";
import { closeOverlay } from "../state/asked.ts";
import { prefs } from "../state/prefs.ts";
import { keyActionWords, keyWords } from "../words/command.ts";
import { GO_KEYS, LETTER_KEYS, type KeyAction } from "./shortcuts.ts";

const IN_CHAT: ReadonlySet<KeyAction["is"]> = new Set([
  "reply",
  "note",
  "resolve",
  "transfer",
  "file",
]);

type Line = { readonly keys: readonly string[]; readonly words: string };

const letters = Object.entries(LETTER_KEYS).map(
  ([key, action]): Line & { readonly is: KeyAction["is"] } => ({
    keys: [key.toUpperCase()],
    words: keyActionWords(action),
    is: action.is,
  }),
);

/** Every key there is, from the same table that makes them work. */
export function KeySheet() {
  return (
    <Dialog label={keyWords.title} look="key-sheet" onClose={closeOverlay}>
      <DialogHead title={keyWords.title} onClose={closeOverlay} />
      <p class="soft">{prefs.value.letters ? keyWords.how : keyWords.off}</p>
      <div class="key-groups">
        <Group
          name={keyWords.groups.anywhere}
          lines={[
            { keys: ["Ctrl", "K"], words: keyActionWords({ is: "commands" }) },
            ...letters.filter(({ is }) => !IN_CHAT.has(is)),
          ]}
        />
        <Group
          name={keyWords.groups.chat}
          lines={[
            ...letters.filter(({ is }) => IN_CHAT.has(is)),
            { keys: ["Enter"], words: keyWords.send },
            { keys: ["Esc"], words: keyWords.leave },
          ]}
        />
        <Group
          name={keyWords.groups.go}
          lines={Object.entries(GO_KEYS).map(([key, action]) => ({
            keys: ["G", key.toUpperCase()],
            words: keyActionWords(action),
          }))}
        />
      </div>
    </Dialog>
  );
}

function Group({ name, lines }: { readonly name: string; readonly lines: readonly Line[] }) {
  return (
    <section>
      <h3>{name}</h3>
      <dl>
        {lines.map((line) => (
          <div key={line.keys.join(" ")}>
            <dt>
              {line.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{line.words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
