import { dirname, join } from "node:path";
import type { ReadAs } from "../../io/reading.ts";
import { baseName, folderOf } from "../../io/sourceFile.ts";
import type { Inputs } from "./inputs.ts";
import { isZipName } from "./output.ts";

/**
 * The files on the disk that are read: those that were named, what lies beside them, and of folders
 * those that a format took, with all zips.
 */
export function placesRead(
  { named, places }: Pick<Inputs, "named" | "places">,
  readAs: readonly ReadAs[],
): string[] {
  const beside = readAs.flatMap(({ file, format }) => {
    if (format === null) return [];
    const inFolder = places.get(file);
    if (inFolder !== undefined) return [inFolder];
    const owner = named.find((one) => folderOf(one.file.path) === folderOf(file));
    return owner ? [join(dirname(owner.path), baseName(file))] : [];
  });
  const zips = [...places.values()].filter(isZipName);
  return [...named.map(({ path }) => path), ...beside, ...zips];
}
