/** The body as text; null, and no more of it is read, when it is longer than this many bytes. */
export async function boundedText(response: Response, most: number): Promise<string | null> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  // Leaving the loop early cancels the body, and with it the connection.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > most) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
