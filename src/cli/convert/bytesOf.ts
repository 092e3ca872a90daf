import type { FileContent } from "../../io/format.ts";

/** What a file holds. */
export async function bytesOf(content: FileContent): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;
}
