import { useLayoutEffect, useRef } from "preact/hooks";
/** What people use most with a shop. Readers say each by its name, in the reader's language. */
const EMOJI =
  "🙂 😊 😀 😂 😅 😍 🥰 😎 🤔 😕 😢 😭 😡 😱 🙏 👍 👎 👋 👏 💪 🤝 ✌️ 🙌 🤷 ❤️ 💚 🎉 🎁 ✨ 🔥 ✅ ❌ ❓ ❗ 📦 🚚 📸 📎 ⛺ 🥾 ☀️ 🌧️".split(
    " ",
  );

type EmojiPickProps = {
  readonly label: string;
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
};

/** One tab stop; the arrows go among them, Escape closes. */
export function EmojiPick({ label, onPick, onClose }: EmojiPickProps) {
  const box = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      return onClose();
    }
    const step = stepOf(event.key, box.current);
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...(box.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
  };
  useLayoutEffect(() => {
    const { current } = box;
    current?.querySelector("button")?.focus();
    current?.addEventListener("keydown", move);
    return () => current?.removeEventListener("keydown", move);
  }, []);
  return (
    <div ref={box} class="emoji-pick" role="group" aria-label={label}>
      {EMOJI.map((emoji, index) => (
        <button
          type="button"
          key={emoji}
          tabIndex={index === 0 ? 0 : -1}
          onClick={() => onPick(emoji)}
        >
          {emoji}
        </button>
      ))}
    </div>
  );
}

function stepOf(key: string, box: HTMLElement | null): number {
  if (box === null) return 0;
  const { gridTemplateColumns, direction } = getComputedStyle(box);
  const row = gridTemplateColumns.split(" ").length;
  const ahead = direction === "rtl" ? -1 : 1;
  switch (key) {
    case "ArrowRight":
      return ahead;
    case "ArrowLeft":
      return -ahead;
    case "ArrowDown":
      return row;
    case "ArrowUp":
      return -row;
    default:
      return 0;
  }
}
