/** A picture without what it tells besides its pixels; `width` and `height` as it is seen. */
export type Picture = {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
};
