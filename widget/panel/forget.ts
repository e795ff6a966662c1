import { newId } from "../link/ids.ts";
import { lasting, outboxKeys, passing, siteKey, visitorKey } from "./browser.ts";
import { lookedKeys } from "./looked.ts";
import { restored } from "./second-copy.ts";

/** Whoever used this browser has left: whoever comes next is a stranger, and finds nothing of theirs. */
export async function forget(): Promise<void> {
  await restored;
  const site = siteKey();
  const theirs = [outboxKeys(site), lookedKeys(site)];
  for (const key of lasting.keys())
    if (theirs.some((prefix) => key.startsWith(prefix))) lasting.write(key, null);
  for (const key of passing.keys()) if (key.includes(`:${site}`)) passing.write(key, null);
  const stranger = newId() + newId();
  lasting.write(visitorKey(site), stranger);
  await lasting.keep?.(visitorKey(site), stranger);
}
