import { MarkIcon } from "./icons-home.tsx";

export const STONES = ["lake", "moss", "clay", "slate", "sand", "heather"] as const;

/** One of six grounds for a face without a picture; the same seed always gets the same one. */
export function stoneOf(seed: string): (typeof STONES)[number] {
  let hash = 2166136261;
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return STONES[(hash >>> 0) % STONES.length] ?? "lake";
}

/** First letters of the first and the last word; a question mark where there is no name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = ends.map((word) => [...(word ?? "")][0] ?? "").join("");
  return letters === "" ? "?" : letters.toLocaleUpperCase();
}

export type AvatarProps = {
  readonly name: string;
  /** What chooses the ground, usually the person's id; the name when left out. */
  readonly seed?: string;
  /** Diameter in CSS pixels; the place it stands in decides when left out. */
  readonly size?: number;
  readonly presence?: "online" | "away";
};

/** A person. Decoration: the name always stands beside it, presence is always also a word. */
export function Avatar({ name, seed = name, size, presence }: AvatarProps) {
  return (
    <span class={`avatar ${stoneOf(seed)}`} style={sized(size)} aria-hidden="true">
      {initialsOf(name)}
      {presence !== undefined && <i class={presence === "away" ? "presence away" : "presence"} />}
    </span>
  );
}

/** The bot: squared, so that shape says who it is. */
export function BotAvatar({ size }: { readonly size?: number }) {
  return (
    <span class="avatar bot" style={sized(size)} aria-hidden="true">
      <MarkIcon />
    </span>
  );
}

function sized(size: number | undefined): Record<string, string> {
  return size === undefined ? {} : { "--size": `${size}px` };
}
