import { type FormatId, WRITABLE } from "../../io/formats.ts";
import { NO_TYPES } from "../../io/reading.ts";
import { UserError } from "../userError.ts";
import { isZipName, STANDARD } from "./output.ts";

/** The names of the files that each format writes of no document. */
export async function writtenNames(): Promise<ReadonlyMap<FormatId, readonly string[]>> {
  const nothing = { docs: [], types: NO_TYPES, sentences: "all" } as const;
  const names = WRITABLE.map(async ({ id, writer }) => {
    const { files } = await writer.write(nothing);
    return [id, [...files.keys()]] as const;
  });
  return new Map(await Promise.all(names));
}

/** The one format whose file has the ending of a name. @throws UserError where none is, or several are */
export async function formatByEnding(output: string): Promise<FormatId> {
  if (output === STANDARD) throw new UserError("standard output: name a format with --to");
  const ending = endingOf(output);
  if (ending === "" || isZipName(output))
    throw new UserError(`${output}: its name says no format: name one with --to`);
  const names = await writtenNames();
  const formats = WRITABLE.filter(({ id, writer }) => {
    const [first = ""] = names.get(id) ?? [];
    return writer.target === "file" && endingOf(first) === ending;
  }).map(({ id }) => id);
  if (formats.length === 1) return formats[0];
  const which = formats.length === 0 ? "no format" : `several formats (${formats.join(", ")})`;
  throw new UserError(`${output}: ${ending} is written by ${which}: name one with --to`);
}

const endingOf = (path: string): string => /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? "";
