import type { Actor } from "../domain/model.ts";
import { hiddenFrom, NOTHING_HIDDEN, type Hidden } from "../domain/privacy.ts";
import type { Deps } from "./deps.ts";
import { get } from "./records.ts";
import { workspacePart } from "./workspace-part.ts";

/** What of contacts only supervisors are shown: nothing, unless one of them says so. */
export const privacy = workspacePart("privacy", NOTHING_HIDDEN);

/** What is kept from agents of this role now. */
export async function hiddenNow(
  { store }: Pick<Deps, "store">,
  role: Extract<Actor, { readonly kind: "agent" }>["role"],
): Promise<Hidden> {
  const workspace = await get(store, "workspace", "workspace");
  return hiddenFrom(role, workspace?.state.privacy?.settings ?? NOTHING_HIDDEN);
}
