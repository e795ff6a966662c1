/** Which lines of a long list there are on the page: from the first to before the second. */
export type Slice = { readonly from: number; readonly to: number };

export type Sight = {
  /** How far the list's own top is above that of the part one sees; negative: below. Pixels. */
  readonly above: number;
  /** Height of that part, and of one line. Pixels. */
  readonly view: number;
  readonly row: number;
};

/** Lists up to this long stand as a whole: the browser's own search finds all of them. */
export const WHOLE = 80;
/** Lines kept ready beyond both edges, for the next key and the next frame. */
const READY = 12;

/** The lines in sight, with some to spare on both sides. Pure. */
export function sliceOf(count: number, { above, view, row }: Sight): Slice {
  if (count <= WHOLE || row <= 0) return { from: 0, to: Math.min(count, WHOLE) };
  const first = Math.floor(above / row) - READY;
  const last = Math.ceil((above + view) / row) + READY;
  const from = Math.min(Math.max(0, first), count);
  return { from, to: Math.min(count, Math.max(from, last)) };
}
