import { clock } from "../browser.ts";
import { times } from "../reading.ts";

/** Within a sentence, in the reader's own time: today 15:30, 2 March 09:00 */
export function dayAndTime(at: number): string {
  return `${times().dayWithin(at, clock())} ${times().clock(at)}`;
}
