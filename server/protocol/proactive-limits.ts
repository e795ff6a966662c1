/** What the console needs to know of messages nobody asked for; plain, so that no schema ships. */
export const MOST_RULES = 20;
/** Longest message nobody asked for, in UTF-16 code units: a bubble shows so much. */
export const LONGEST_PROACTIVE = 240;
