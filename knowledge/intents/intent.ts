/** The few things people say that need no search. */
export type Intent = SpokenIntent | "laughter";

/** Those told by phrases of a language. */
export type SpokenIntent =
  | "person"
  | "frustration"
  | "yes"
  | "no"
  | "greeting"
  | "thanks"
  | "goodbye";
