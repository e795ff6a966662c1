import { roomIn } from "../../ui/room-in.ts";
import { counted } from "../words/counted.ts";
import { laterWords } from "../words/later-words.ts";

type RoomProps = {
  readonly text: string;
  /** How many characters are taken. */
  readonly most: number;
};

/** Nothing is cut (SPEC WX10): near the end of a field how much is left, beyond it by how much it is too long. */
export function Room({ text, most }: RoomProps) {
  const left = roomIn(text.trim(), most);
  if (left === null) return null;
  const { length } = laterWords();
  return (
    <span class={left < 0 ? "small bad" : "small soft"}>
      {left < 0 ? counted(length.tooLong, -left) : counted(length.left, left)}
    </span>
  );
}

type BelowProps = RoomProps & {
  readonly id: string;
  /** What is wrong; null: nothing. */
  readonly wrong: string | null;
  /** It is told; of others it is only shown. */
  readonly leads: boolean;
};

/** What is said below a field, and read out with it. */
export function Below({ id, wrong, leads, ...room }: BelowProps) {
  return (
    <span id={id} class="below">
      <span class="small bad" {...(leads && { role: "alert" })}>
        {wrong}
      </span>
      <Room {...room} />
    </span>
  );
}
