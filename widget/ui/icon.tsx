import type { ComponentChildren } from "preact";

/** `turn`: mirrored in right-to-left text. `small`: 16 px instead of 20. */
export type IconProps = { readonly small?: boolean; readonly turn?: boolean };

type FrameProps = IconProps & { readonly children: ComponentChildren };

/** A 20-unit grid, stroke 1.5, round: always decoration beside a word or a labelled button. */
export function Icon({ small = false, turn = false, children }: FrameProps) {
  const classes = ["icon", small ? "s" : "", turn ? "turn" : ""].filter(Boolean).join(" ");
  return (
    <svg class={classes} viewBox="0 0 20 20" aria-hidden="true">
      {children}
    </svg>
  );
}
