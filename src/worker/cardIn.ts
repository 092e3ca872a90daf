import type { ModelFolder } from "../model/folder.ts";

/** The card in a model's folder; "" where there is none. */
export async function cardIn(folder: ModelFolder): Promise<string> {
  const bytes = await folder.read("README.md").catch(() => null);
  return bytes ? new TextDecoder().decode(bytes) : "";
}
