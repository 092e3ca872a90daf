import { licenceIn } from "../core/report/licenceIn.ts";
import type { ModelFolder } from "../model/folder.ts";

/** The licence that the card in a model's folder names; null where it has none, or names none. */
export async function licenceOfFolder(folder: Pick<ModelFolder, "read">): Promise<string | null> {
  const card = await folder.read("README.md");
  return card && licenceIn(new TextDecoder().decode(card));
}
