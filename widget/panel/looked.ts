import { lasting, siteKey } from "./browser.ts";
import { createLooked } from "./state/looked.ts";

/** What the keys of it begin with. */
export const lookedKeys = (site: string): string => `cascade:looked:${site}:`;

export const looked = createLooked(lasting, lookedKeys(siteKey()));
