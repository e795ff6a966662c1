/** The few things people say that need no search. */
export type Intent = "person" | "frustration" | "yes" | "no" | "greeting" | "thanks" | "goodbye";
