import { once } from "node:events";
import { existsSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder, reason } from "../files.ts";
import { UserError } from "../userError.ts";

/** Where lines go: whole ones only, at the pace of who takes them. */
export interface LineOutput {
  write(lines: readonly string[]): Promise<void>;
  /** After the last line. */
  end(): Promise<void>;
}

/** Standard output. */
export const standardOutput: LineOutput = {
  async write(lines) {
    for (const text of textsOf(lines))
      if (!process.stdout.write(text)) await once(process.stdout, "drain");
  },
  async end() {},
};

/** A file of which so many bytes are kept, and what follows them is dropped; none of a new one. */
export function fileOutput(path: string, kept: () => number): LineOutput {
  let file: FileHandle | null = null;
  const write = async (lines: readonly string[]) => {
    try {
      file ??= await opened(path, kept());
      for (const text of textsOf(lines)) await file.appendFile(text);
    } catch (error) {
      throw error instanceof UserError ? error : new UserError(`${path}: ${reason(error)}`);
    }
  };
  return {
    write,
    end: async () => {
      await write([]); // it is there even with nothing in it
      await file?.close();
    },
  };
}

async function opened(path: string, kept: number): Promise<FileHandle> {
  makeFolder(dirname(path));
  if (kept > 0 || existsSync(path)) {
    const before = await open(path, "r+");
    await before.truncate(kept);
    await before.close();
  }
  return open(path, "a");
}

/** UTF-16 code units that are written at once: there are longer lines, and so many that no string holds all. */
const AT_ONCE = 2 ** 22;

function* textsOf(lines: readonly string[]): Generator<string> {
  let some: string[] = [];
  let length = 0;
  for (const line of lines) {
    some.push(line, "\n");
    length += line.length;
    if (length < AT_ONCE) continue;
    yield some.join("");
    some = [];
    length = 0;
  }
  if (some.length > 0) yield some.join("");
}
