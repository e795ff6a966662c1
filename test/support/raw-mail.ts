import { randomBytes } from "node:crypto";

export type Part = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** It stands in the text, by a `cid:`. */
  readonly inline?: boolean;
};

export type RawMail = {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly subject?: string;
  readonly messageId?: string;
  readonly headers?: readonly string[];
  readonly parts?: readonly Part[];
};

export const freshName = () => randomBytes(8).toString("hex");

/** A mail with files as programs write it: HTML with pictures in it, related to each other, then the rest. */
export function rawMail(mail: RawMail): string {
  const { from, to, text, subject = "A question", headers = [], parts = [] } = mail;
  const inline = parts.filter((part) => part.inline === true);
  const body = inline.length === 0 ? plainPart(text) : relatedPart(text, inline);
  const rest = parts.filter((part) => part.inline !== true);
  return [
    `From: Aino <${from}>`,
    `To: <${to}>`,
    `Subject: ${subject}`,
    `Message-ID: <${mail.messageId ?? `${freshName()}@example.com`}>`,
    "MIME-Version: 1.0",
    ...headers,
    'Content-Type: multipart/mixed; boundary="mixed"',
    "",
    "--mixed",
    ...body,
    ...rest.flatMap((part) => ["--mixed", ...filePart(part)]),
    "--mixed--",
    "",
  ].join("\r\n");
}

function plainPart(text: string): readonly string[] {
  return ["Content-Type: text/plain; charset=utf-8", "", text];
}

function relatedPart(text: string, inline: readonly Part[]): readonly string[] {
  const pictures = inline.map(({ name }) => `<img src="cid:${name}@example.com">`).join("");
  return [
    'Content-Type: multipart/related; boundary="related"',
    "",
    "--related",
    "Content-Type: text/html; charset=utf-8",
    "",
    `<p>${text}</p>${pictures}`,
    ...inline.flatMap((part) => ["--related", ...filePart(part)]),
    "--related--",
  ];
}

function filePart({ name, type, bytes, inline }: Part): readonly string[] {
  return [
    `Content-Type: ${type}; name="${name}"`,
    "Content-Transfer-Encoding: base64",
    ...(inline === true ? [`Content-ID: <${name}@example.com>`] : []),
    `Content-Disposition: ${inline === true ? "inline" : "attachment"}; filename="${name}"`,
    "",
    ...(Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,76}/g) ?? []),
  ];
}
