import { newId } from "../link/ids.ts";
import { lasting, outboxKeys, passing, siteKey, visitorKey } from "./browser.ts";
import { restored } from "./second-copy.ts";

/** Whoever used this browser has left: whoever comes next is a stranger, and finds nothing of theirs. */
export async function forget(): Promise<void> {
  await restored;
  const site = siteKey();
  for (const key of lasting.keys()) if (key.startsWith(outboxKeys(site))) lasting.write(key, null);
  for (const key of passing.keys()) if (key.includes(`:${site}`)) passing.write(key, null);
  const stranger = newId() + newId();
  lasting.write(visitorKey(site), stranger);
  await lasting.keep?.(visitorKey(site), stranger);
}
