import { readFileSync } from "node:fs";
import type { FileContent } from "../../io/format.ts";
import { ImportError } from "../../io/importError.ts";
import { isFile, isSame } from "../files.ts";
import { bytesOf } from "./bytesOf.ts";

/** Refuses to write over what is read. @throws ImportError */
export function checkNotRead(path: string, read: readonly string[]): void {
  if (read.some((one) => isSame(one, path)))
    throw new ImportError(path, {}, "is read from: name another place as OUT");
}

/**
 * Refuses to replace files that nobody named: `output` is one that the user named.
 *
 * @throws ImportError naming the first that is there and has another content
 */
export async function checkNotReplaced(
  contents: ReadonlyMap<string, FileContent>,
  output: string,
): Promise<void> {
  const lost: string[] = [];
  for (const [path, content] of contents)
    if (path !== output && isFile(path) && !(await holds(path, content))) lost.push(path);
  const [first, ...others] = lost;
  if (first === undefined) return;
  const more = others.length === 1 ? ", as is 1 more file" : `, as are ${others.length} more files`;
  const fault = `is there with other content${others.length === 0 ? "" : more}`;
  throw new ImportError(
    first,
    {},
    `${fault}: --overwrite replaces what OUT does not name, or name another place as OUT`,
  );
}

const holds = async (path: string, content: FileContent): Promise<boolean> =>
  readFileSync(path).equals(await bytesOf(content));
