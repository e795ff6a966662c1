import { newId } from "../../link/ids.ts";
import { sendFile } from "../../link/send-file.ts";
import { createUploads, type Uploads } from "../../link/uploads.ts";
import { ownOrigin, passing, siteKey } from "../browser.ts";
import type { Session } from "../session.ts";
import { DOOR, keepPicture, proof } from "./pictures.ts";

const held = new Map<string, Uploads>();

/** What is to go with the next message of a place; goes on while one looks at another. */
export function uploadsOf(place: string, { snapshot }: Pick<Session, "snapshot">): Uploads {
  const known = held.get(place);
  if (known !== undefined) return known;
  const key = `cascade:files:${siteKey()}:${place}`;
  const uploads = createUploads({
    limits: () => snapshot.value?.files ?? null,
    send: (file, progress) =>
      sendFile(
        { url: ownOrigin() + DOOR, headers: proof(), conversationId: place },
        file,
        progress,
      ),
    newKey: newId,
    load: () => passing.read(key),
    save: (text) => passing.write(key, text),
    kept: keepPicture,
  });
  held.set(place, uploads);
  return uploads;
}
