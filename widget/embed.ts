/**
 * What the loader on the owner's page and the panel in its iframe say to each other. Both sides
 * check the origin first and the shape second; whatever does not fit is not for us. Messages are
 * flat, so that the loader's check stays a line.
 */
export type ToPanel =
  /** Where the visitor is. */
  | {
      readonly is: "page";
      readonly url: string;
      readonly title: string;
      /** BCP 47 tags with commas between, best first: what the owner set, what the page is in. */
      readonly locale: string;
    }
  /** A token of the site's that says who the visitor is; "" to take that back. */
  | { readonly is: "identify"; readonly token: string }
  /** light, dark, or anything else: what the system says. */
  | { readonly is: "theme"; readonly theme: string }
  /** Something the visitor did; `details` is JSON. */
  | { readonly is: "track"; readonly name: string; readonly details: string }
  /**
   * compose: words for the composer, to be looked over and sent by the visitor. propose: the id of a
   * message to be shown unasked.
   */
  | { readonly is: "bring"; readonly what: string; readonly text: string }
  /** Whoever used this browser has left. */
  | { readonly is: "forget" }
  /** `phone`: the panel covers the whole screen. */
  | { readonly is: "shown"; readonly open: boolean; readonly phone: boolean };

export type ToHost =
  /** The panel listens. */
  | { readonly is: "ready" }
  /** There is something to see, and it is not the panel: the site is refused. */
  | { readonly is: "here" }
  | { readonly is: "open" }
  | { readonly is: "close" }
  /** What came of what was said of the visitor. */
  | { readonly is: "identity"; readonly state: string }
  | { readonly is: "forgotten" }
  /** Which ways there are to tell; `ask`: the visitor wants notifications. */
  | { readonly is: "telling"; readonly ask: boolean }
  /** A message came: by a sound, or by a notification in these words ("": none). */
  | { readonly is: "tell"; readonly sound: boolean; readonly text: string }
  | {
      readonly is: "state";
      /** A conversation or an unsolved request is open: worth connecting for on the next page. */
      readonly open: boolean;
      /** Unread messages; "" when there are none. */
      readonly badge: string;
      readonly unread: number;
      /** Something written here waits to be sent. */
      readonly waiting: boolean;
      /** What the launcher is called, in the visitor's language. */
      readonly label: string;
      /** Height in CSS pixels of the preview above the closed launcher; 0 for none. */
      readonly peek: number;
      /** The message shown there unasked, by its id; "" for none. */
      readonly proposed: string;
    };

type Shape<M> = {
  readonly [K in Exclude<keyof M, "is">]: M[K] extends string
    ? "string"
    : M[K] extends number
      ? "number"
      : "boolean";
};
type Shapes<M extends { readonly is: string }> = {
  readonly [I in M["is"]]: Shape<Extract<M, { readonly is: I }>>;
};

export const TO_PANEL: Shapes<ToPanel> = {
  page: { url: "string", title: "string", locale: "string" },
  identify: { token: "string" },
  theme: { theme: "string" },
  track: { name: "string", details: "string" },
  bring: { what: "string", text: "string" },
  forget: {},
  shown: { open: "boolean", phone: "boolean" },
};

export const TO_HOST: Shapes<ToHost> = {
  ready: {},
  here: {},
  open: {},
  close: {},
  identity: { state: "string" },
  forgotten: {},
  telling: { ask: "boolean" },
  tell: { sound: "boolean", text: "string" },
  state: {
    open: "boolean",
    badge: "string",
    unread: "number",
    waiting: "boolean",
    label: "string",
    peek: "number",
    proposed: "string",
  },
};

/** The message, if it has one of these shapes; null for anything else, whatever it is. */
export function readMessage<M extends { readonly is: string }>(
  data: unknown,
  shapes: Shapes<M>,
): M | null {
  const said = Object(data) as Readonly<Record<string, unknown>>;
  const shape = Object.entries(shapes).find(([is]) => is === said["is"])?.[1] as
    | Readonly<Record<string, string>>
    | undefined;
  if (!shape || Object.keys(shape).some((key) => typeof said[key] !== shape[key])) return null;
  return said as M;
}
