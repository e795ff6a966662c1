/**
 * Everything behind the first paint of home, fetched as one: what an open conversation, a request or
 * an article needs, and what only a returning visitor sees.
 */
import { adoptStyle } from "./browser.ts";
import style from "./later.css?inline";

export { Elsewhere } from "./elsewhere.tsx";
export { forget } from "./forget.ts";
export { Found } from "./home/found.tsx";
export { UsualReply } from "./home/usual-reply.tsx";
export { Rows } from "./home/rows.tsx";
export { StandBy } from "./stand-by.tsx";
export { laterWordsReady } from "./words/later-words.ts";

adoptStyle(style);
