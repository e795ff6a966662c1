import { newId } from "../link/ids.ts";
import {
  lasting,
  onStored,
  outboxKeys,
  passing,
  reloadPage,
  siteKey,
  visitorKey,
} from "./browser.ts";
import type { Host } from "./host.ts";
import { lookedKeys } from "./looked.ts";
import { restored } from "./second-copy.ts";

/** Another tab has forgotten who used this browser, and here nothing of theirs may be left either. */
export function heedForgetting(host: Host): void {
  onStored(visitorKey(siteKey()), (isNew) => {
    if (!isNew) return;
    forgetInTab();
    if (host.alone) reloadPage();
    else host.forgotten();
  });
}

/** Whoever used this browser has left: whoever comes next is a stranger, and finds nothing of theirs. */
export async function forget(): Promise<void> {
  await restored;
  const site = siteKey();
  const theirs = [outboxKeys(site), lookedKeys(site)];
  for (const key of lasting.keys())
    if (theirs.some((prefix) => key.startsWith(prefix))) lasting.write(key, null);
  forgetInTab();
  const stranger = newId() + newId();
  // Taken away and made anew rather than changed: the other tabs know it by that.
  lasting.write(visitorKey(site), null);
  lasting.write(visitorKey(site), stranger);
  await lasting.keep?.(visitorKey(site), stranger);
}

function forgetInTab(): void {
  for (const key of passing.keys()) if (key.includes(`:${siteKey()}`)) passing.write(key, null);
}
