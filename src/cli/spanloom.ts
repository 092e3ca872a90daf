import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { ImportError } from "../io/importError.ts";
import { agreementCommand } from "./agreement.ts";
import { convertCommand } from "./convert/convertCommand.ts";
import { runWorker, WORKER } from "./corpus/workerProcess.ts";
import { evalCommand } from "./eval.ts";
import { exportModel } from "./exportModel.ts";
import { finish } from "./finish.ts";
import { hubCommand } from "./hub/hubCommand.ts";
import { backend, integer, positive, projectOfModel, versionOfModel } from "./options.ts";
import { predictCommand } from "./predictCommand.ts";
import { isProjectFile } from "./projectFile.ts";
import { trainCommand } from "./train.ts";
import { trainBroad } from "./trainBroad.ts";
import { trainVersion } from "./trainVersion.ts";
import { UserError } from "./userError.ts";

const rate = (text: string): number => {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value)))
    throw new InvalidArgumentError("a number above 0 is wanted");
  return value;
};
const weight = (text: string): number => {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && Number.isFinite(value)))
    throw new InvalidArgumentError("a number from 0 is wanted");
  return value;
};
const share = (text: string): number => {
  const value = weight(text);
  if (value > 1) throw new InvalidArgumentError("a number from 0 to 1 is wanted");
  return value;
};
const list = (text: string): string[] => {
  const paths = text.split(",").filter((path) => path !== "");
  if (paths.length === 0) throw new InvalidArgumentError("a file is wanted");
  return paths;
};
const shares = (text: string): Map<string, number> =>
  new Map(
    list(text).map((part) => {
      const at = part.lastIndexOf("=");
      if (at < 1) throw new InvalidArgumentError("SET=FACTOR is wanted");
      return [part.slice(0, at), rate(part.slice(at + 1))];
    }),
  );
const program = new Command("spanloom")
  .description("Extracts entities and relations from text, and learns to (SpERT.MT).")
  .exitOverride()
  .configureOutput({ writeErr: () => {} });

program
  .command("train")
  .description("train a model on SpERT JSON; a JSON line of losses (and dev scores) an epoch")
  .option(
    "--data <files>",
    "SpERT JSON files, folders with a train.json and a types.json, .spanloom projects; separated by commas",
    list,
  )
  .option(
    "--types <files>",
    "types.json of the data, or one for each file: sentences know the types of theirs; with --init, the model's own by default",
    list,
  )
  .option(
    "--project <file>",
    "with --version: spanloom-project.spanloom or spanloom-backup.json, to train a version of it again; alone: a .spanloom file, as --data",
  )
  .option(
    "--version <id>",
    "with --project: which of its versions; its parent is taken from the file, where that holds it, or from --init DIR",
  )
  .option(
    "--encoder <dir>",
    "encoder to start from: a folder, or org/name[@revision] of the Hugging Face Hub",
  )
  .option(
    "--init <dir>",
    "trained model to start from, a folder or of the Hub: heads kept by type name, new types added",
  )
  .requiredOption(
    "--out <dir>",
    "folder of the trained model: a new one, an empty one, or that of an earlier training, whose files are replaced",
  )
  .option(
    "--dev <files>",
    "SpERT JSON (or folders with a dev.json) to report scores on after each epoch; types as for --data",
    list,
  )
  .option("--epochs <n>", "passes over the data", positive)
  .option("--batch <n>", "sentences a step; with --accumulate, in each of its parts", positive)
  .option(
    "--accumulate <n>",
    "parts of a step, computed one after the other to spare memory: --batch 2 --accumulate 2 learns as --batch 4",
    positive,
  )
  .option(
    "--lr <rate>",
    "peak rate of the encoder; of the heads too, without --init and --head-lr",
    rate,
  )
  .option("--head-lr <rate>", "peak rate of the heads", rate)
  .option("--rehearse <file>", "a text that keeps what --init knows: a sentence a line")
  .option("--rehearsed <n>", "its sentences in each step; 0: none", integer)
  .option(
    "--frozen-layers <n>",
    "lowest layers that stay as they are, with the embeddings; 0: everything moves",
    integer,
  )
  .option("--freeze-embeddings", "the embeddings stay as they are, also where no layer does")
  .option(
    "--r-drop <weight>",
    "R-Drop (Liang et al. 2021, arXiv 2106.14448): each batch is read twice, under other masks of dropout, and that both say the same has this weight, such as 1; a step takes twice the time; 0, the default: off. In --config: r_drop",
    weight,
  )
  .option("--seed <n>", "seed of heads, order, samples and dropout", integer)
  .option("--config <file>", "JSON with keys of the recipe and of spert_mt")
  .option("--resume", "go on from the checkpoint in --out, if there is one", false)
  .addOption(
    new Option("--dtype <type>", "how the weights are stored")
      .choices(["float32", "float16"])
      .default("float32"),
  )
  .option("--from-names", "learn how rows of types follow from their names, from many sets", false)
  .option("--shippable", "with --from-names: only sets whose meta.json allows it", false)
  .option(
    "--shares <list>",
    "with --from-names: SET=FACTOR,…: sets that are drawn FACTOR times as often as by their size",
    shares,
    new Map(),
  )
  .option("--steps <n>", "with --from-names: steps of 16 sentences", positive)
  .option("--cooling <n>", "with --from-names: of these the last ones, at falling rates", positive)
  .addOption(backend())
  .action((options) => {
    const isAlone = options.version === undefined && isProjectFile(options.project ?? "");
    if (options.version !== undefined || (options.project !== undefined && !isAlone))
      return trainVersion(options);
    if (options.data && isAlone)
      throw new UserError(
        "train: --data and --project exclude each other: name the project among the files of --data",
      );
    const data = options.data ?? (options.project === undefined ? undefined : [options.project]);
    if (!data)
      throw new UserError("train: --data FILES is needed, or --project FILE and --version ID");
    if (options.fromNames) return trainBroad({ ...options, data });
    const command = `npm run spanloom -- ${process.argv.slice(2).join(" ")}`;
    return trainCommand({ ...options, data, command });
  });

program
  .command("eval")
  .description("score a model on SpERT JSON: a table, and with --json one JSON object on one line")
  .option(
    "--model <dir>",
    "trained model: a folder, or org/name[@revision] of the Hugging Face Hub",
  )
  .addOption(projectOfModel())
  .addOption(versionOfModel())
  .option(
    "--data <files>",
    "SpERT JSON files, or .spanloom projects (their confirmed sentences), separated by commas; with --project, that one by default",
    list,
  )
  .option(
    "--types <file>",
    "types.json of the data, if not the model's: a general model reads new ones from their names",
  )
  .addOption(
    new Option(
      "--overlap <mode>",
      "overlapping entities; the model's own setting by default",
    ).choices(["none", "allowed"]),
  )
  .option(
    "--constraints <files>",
    "data as for --data, such as what was trained on: of the relations found, only those between types of entities that it relates so are scored",
    list,
  )
  .option(
    "--relation-threshold <score>",
    "least score of a relation; the model's own by default",
    share,
  )
  .option("--drop-overlapping", "leave overlapping entities out of gold and predictions", false)
  .option("--json", "end with the scores as one line of JSON", false)
  .addOption(backend())
  .action(evalCommand);

program.addCommand(predictCommand().copyInheritedSettings(program));
program
  .command(WORKER, { hidden: true })
  .description("reads for predict --workers")
  .action(runWorker);

program.addCommand(hubCommand(program));

program.addCommand(convertCommand().copyInheritedSettings(program));

program
  .command("export")
  .description(
    "write a model's folder anew as safetensors: of Spanloom, a checkpoint of SpERT, or a bare encoder",
  )
  .argument("<model>", "its folder")
  .requiredOption("--out <dir>", "folder to write: a new one, or an empty one")
  .addOption(
    new Option("--dtype <type>", "how the weights are stored")
      .choices(["float32", "float16"])
      .default("float16"),
  )
  .action(exportModel);

program
  .command("agreement")
  .description(
    "how far two people agree: F1 and Cohen's kappa of two files or folders of any format",
  )
  .argument("<left>", "a file that can be imported, as a .spanloom project, or a folder of files")
  .argument("<right>", "the other one: documents are matched by their text, types by their names")
  .addOption(
    new Option(
      "--sentences <which>",
      "those that both have confirmed (if there are any), or all",
    ).choices(["confirmed", "all"]),
  )
  .addOption(
    new Option("--annotations <which>", "confirmed ones, or all: suggestions too")
      .choices(["confirmed", "all"])
      .default("confirmed"),
  )
  .option("--json", "one JSON object on one line", false)
  .action(agreementCommand);

/** The system did not let a file be written: its message names it. */
const isFileFault = (error: unknown): error is Error =>
  error instanceof Error && "syscall" in error && "path" in error;

/** Mistakes of the caller end with 2 and one line; everything else is a fault of ours. */
async function main(): Promise<number> {
  try {
    await program.parseAsync();
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      if (error.code === "commander.help") process.stderr.write(program.helpInformation());
      else process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (error instanceof UserError || error instanceof ImportError || isFileFault(error)) {
      process.stderr.write(`error: ${error.message.replace(/\s*[\r\n]\s*/g, " ")}\n`);
      return 2;
    }
    throw error;
  }
}

await finish(await main());
