import { signal } from "@preact/signals";
import { isImage, type Attachment } from "../../../server/protocol/files.ts";
import { after, ownOrigin, siteKey, visitorToken } from "../browser.ts";

/** The one door for a visitor's files. The token goes in a header, so that it is in no address and no log. */
export const DOOR = "/api/visitor/files";

export const proof = (): { readonly authorization: string } => ({
  authorization: `Bearer ${visitorToken(siteKey())}`,
});

/** Addresses of pictures that are here, by the file's id. They are this page's alone, and go with it. */
const here = signal<ReadonlyMap<string, string>>(new Map());
const asked = new Set<string>();
const MOST_TRIES = 5;
const TRY_AGAIN_MS = 3_000;

/** Where a picture is shown from; fetched when it is first asked for. Null: not here yet. */
export function pictureOf({ id }: Attachment): string | null {
  const known = here.value.get(id);
  if (known === undefined && !asked.has(id)) {
    asked.add(id);
    void fetchPicture(id, MOST_TRIES);
  }
  return known ?? null;
}

/** What was chosen here need not come back over the network to be shown. */
export function keepPicture(file: Attachment, content: Blob): void {
  if (!isImage(file.type)) return;
  asked.add(file.id);
  here.value = new Map(here.value).set(file.id, URL.createObjectURL(content));
}

async function fetchPicture(id: string, tries: number): Promise<void> {
  const content = await contentOf(id);
  if (content !== null) here.value = new Map(here.value).set(id, URL.createObjectURL(content));
  else if (tries > 1) after(TRY_AGAIN_MS, () => void fetchPicture(id, tries - 1));
  // Asked for again when it is shown the next time.
  else asked.delete(id);
}

/** Saves a file under its own name. false: it could not be fetched. */
export async function saveFile({ id, name }: Attachment): Promise<boolean> {
  const content = await contentOf(id);
  if (content === null) return false;
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to save by then.
  after(60_000, () => URL.revokeObjectURL(address));
  return true;
}

async function contentOf(id: string): Promise<Blob | null> {
  try {
    const response = await fetch(`${ownOrigin()}${DOOR}/${id}`, { headers: proof() });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}
