/** How it is typed in the languages offered, however long; `normalizeQuery` and `foldAccents` went before. */
const spellings = [
  // haha, bwahaha, hehehe, jajaja, ha ha, heh
  "[bmw]*(?:u?a)?([hj])+[aeio]+(?:\\1+[aeio]+)+\\1*",
  "h+a+(?:[ -]h+a+)+|h+e+(?:[ -]h+e+)+|he+h+|h{3,}",
  "lo+l+|lmf?ao+|rofl|xd+|x?ptdr+|mdr+|(?:js){2,}",
  // "Five" is "ha" in Thai; 2333 is a laughing face on Chinese boards.
  "5{3,}|2333+",
  "(?:ฮ่?า|อิ|คิ){2,}ๆ*|ฮ่?าๆ+|ถ{3,}",
  "哈{2,}|嘿{2,}|嘻{2,}|笑死(?:我了?)?",
  "ه{2,}|(?:ها){2,}|خ{3,}|لول",
];

/** Laughter that is no part of a word or a number. */
export const LAUGHTER = new RegExp(
  `(?<![\\p{sc=Latin}\\p{sc=Arab}\\p{N}])(?:${spellings.join("|")})(?![\\p{sc=Latin}\\p{sc=Arab}\\p{N}])`,
  "gu",
);

/** What stands for it among the units of a text. */
export const LAUGHING = "😂";
