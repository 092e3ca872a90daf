import { Command, Option } from "commander";
import { type PredictLinesOptions, predictLines } from "./corpus/predictLines.ts";
import { LINES_OF } from "./corpus/readTexts.ts";
import { backend, positive, projectOfModel, versionOfModel } from "./options.ts";
import { predictTexts } from "./predict.ts";
import { UserError } from "./userError.ts";

interface Flags extends PredictLinesOptions {
  readonly jsonl: boolean;
}

/** Predicts whole texts, or a corpus of JSON lines. */
export const predictCommand = (): Command =>
  new Command("predict")
    .description(
      "predict raw text: a JSON line a sentence, offsets in code points of the text. With --jsonl it ends with 1 where lines were bad",
    )
    .argument("[files...]", "text files, or .spanloom projects; - or none is stdin")
    .option(
      "--model <dir>",
      "trained model: a folder, or org/name[@revision] of the Hugging Face Hub",
    )
    .addOption(projectOfModel())
    .addOption(versionOfModel())
    .option(
      "--jsonl",
      'the input is JSON lines of {"text"}, with an "id" or known by their lines, in any number; .gz, too. Other keys are not looked at; bad lines are told and counted',
      false,
    )
    .addOption(
      new Option(
        "--per <what>",
        'with --jsonl: a line of output for each sentence, or for each document, with its "sentences" or its "error"',
      )
        .choices(LINES_OF)
        .default("sentence"),
    )
    .option("--workers <n>", "with --jsonl: processes that read side by side", positive)
    .option(
      "--threads <n>",
      "WASM threads of a process: as many as help by default, 1 with --workers",
      positive,
    )
    .option("--out <file>", "with --jsonl: a new file, in place of stdout")
    .option("--resume", "with --jsonl and --out: go on where that file ends", false)
    .addOption(backend())
    .action((files: string[], flags: Omit<Flags, "files">) => {
      if (flags.jsonl) return predictLines({ ...flags, files });
      if (flags.workers || flags.out || flags.resume || flags.per !== "sentence")
        throw new UserError("predict: --per, --workers, --out and --resume go with --jsonl");
      return predictTexts({ ...flags, files });
    });
