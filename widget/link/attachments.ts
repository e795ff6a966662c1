import type { Attachment } from "../../server/protocol/files.ts";

/** Files as this browser keeps them; what is torn or from another version is left out. */
export function readAttachments(stored: string | null): readonly Attachment[] {
  try {
    return attachmentsIn(JSON.parse(stored ?? "[]"));
  } catch {
    return [];
  }
}

export function attachmentsIn(value: unknown): readonly Attachment[] {
  return Array.isArray(value) ? value.filter(isAttachment) : [];
}

function isAttachment(value: unknown): value is Attachment {
  const { id, name, type, bytes } = Object(value) as Record<string, unknown>;
  return [id, name, type].every((one) => typeof one === "string") && typeof bytes === "number";
}
