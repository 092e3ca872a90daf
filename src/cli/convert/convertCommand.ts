import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Argument, Command, Option } from "commander";
import type { FormatId } from "../../io/formats.ts";
import { UserError } from "../userError.ts";
import { formatByEnding } from "./byEnding.ts";
import { convert, READABLE, WRITTEN } from "./convert.ts";
import { convertTypes, TYPES_ALONE } from "./convertTypes.ts";
import { FORMATS_PAGE, withTable } from "./formatsPage.ts";
import { formatTable, markdownTable } from "./formatTable.ts";
import { checkInputs } from "./inputs.ts";

interface Flags {
  readonly from?: FormatId;
  readonly to?: FormatId | typeof TYPES_ALONE;
  readonly confirmed: boolean;
  readonly overwrite: boolean;
  readonly list: boolean;
  readonly markdown: boolean;
  readonly write: boolean;
}

/** Converts files of annotations, or lists the forms that there are. Sets the exit code. */
export const convertCommand = (): Command =>
  new Command("convert")
    .description(
      "convert annotations; what could not be read or held is reported on stderr. Ends with 1 where a file, line or record could not be read, with 2 where the call is wrong; the output is whole or not there",
    )
    .addOption(
      new Option("--from <format>", "format of IN; by default what its content shows").choices(
        READABLE,
      ),
    )
    .addOption(
      new Option("--to <format>", "format of OUT; by default what its ending says").choices([
        ...WRITTEN,
        TYPES_ALONE,
      ]),
    )
    .option("--confirmed", "leave out what is only suggested", false)
    .option(
      "--overwrite",
      "replace files, too, that are there with other content and that OUT does not name: beside it, or in it where it is a folder",
      false,
    )
    .option("--list", "print the formats and what each cannot hold, and convert nothing", false)
    .option("--markdown", "with --list: as a table in Markdown", false)
    .option("--write", `with --list --markdown: into ${FORMATS_PAGE}`, false)
    .addArgument(
      new Argument(
        "[paths...]",
        "IN, one or more: files, folders, zips, - for standard input; then OUT: a file, a folder, a .zip, - for standard output",
      ),
    )
    .action(async (paths: readonly string[], flags: Flags) => {
      if (flags.list && paths.length > 0)
        throw new UserError("convert: --list converts nothing: IN and OUT do not go with it");
      if (flags.list) await list(flags);
      else await convertPaths(paths, flags);
    });

async function convertPaths(
  paths: readonly string[],
  { from, to, confirmed, overwrite, markdown, write }: Flags,
): Promise<void> {
  if (markdown || write) throw new UserError("convert: --markdown and --write go with --list");
  if (paths.length < 2) throw new UserError("convert: IN and OUT are wanted, or --list");
  const [inputs, output] = [paths.slice(0, -1), paths.at(-1)!];
  checkInputs(inputs);
  if (to === TYPES_ALONE) {
    const { types, report, isUnread } = await convertTypes({ from, inputs, output, overwrite });
    for (const line of report) process.stderr.write(`${line}\n`);
    if (types === 0)
      process.stderr.write(`error: ${inputs.join(", ")}: there are no types in it\n`);
    if (types === 0 || isUnread) process.exitCode = 1;
    return;
  }
  const { report, documents, isUnread } = await convert({
    from,
    to: to ?? (await formatByEnding(output)),
    inputs,
    output,
    overwrite,
    chosen: confirmed ? "confirmed" : "confirmed and suggested",
  });
  for (const line of report) process.stderr.write(`${line}\n`);
  if (documents === 0) process.stderr.write(`error: ${inputs.join(", ")}: nothing was converted\n`);
  if (documents === 0 || isUnread) process.exitCode = 1;
}

async function list({ markdown, write }: Flags): Promise<void> {
  if (write && !markdown) throw new UserError("convert: --write goes with --list --markdown");
  if (!write) {
    process.stdout.write(`${await (markdown ? markdownTable() : formatTable())}\n`);
    return;
  }
  const page = join(process.env.SPANLOOM_ROOT ?? process.cwd(), FORMATS_PAGE);
  writeFileSync(page, await withTable(readFileSync(page, "utf8")));
}
