import type { Reader, ReadTools } from "./format.ts";
import { type Gathering, gathering } from "./reading.ts";
import type { SourceFile } from "./sourceFile.ts";

/** Reads files of which each stands by itself. A fault of one is told, and the others are read. */
export const readEach =
  (
    read: (file: SourceFile, tools: ReadTools, into: Gathering) => void | Promise<void>,
  ): Reader["read"] =>
  async (files, tools) => {
    const into = gathering();
    for (const file of files) await read(file, tools, into);
    return into.result();
  };
