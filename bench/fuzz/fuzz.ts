import { Command, InvalidArgumentError } from "commander";
import { finish } from "../../src/cli/finish.ts";
import { readInChild } from "./child.ts";
import { runFuzz } from "./runFuzz.ts";

interface Flags {
  readonly count: number;
  readonly seed: number;
  readonly from: number;
  readonly processes: number;
  readonly format?: string;
}

const natural = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("a number is wanted");
  return Number(text);
};

const root = process.env.SPANLOOM_ROOT ?? process.cwd();
if (process.send) await readInChild(root);
else
  await new Command("fuzz")
    .description("Reads files that were broken on purpose, and looks what the readers do.")
    .option("--count <n>", "how many", natural, 10_000)
    .option("--seed <n>", "of the random changes", natural, Date.now() % 1_000_000)
    .option("--from <n>", "the number of the first", natural, 0)
    .option("--processes <n>", "that read side by side", natural, 2)
    .option("--format <id>", "of this format only")
    .helpCommand(false)
    .action(async (flags: Flags) => {
      const { format, ...rest } = flags;
      const print = (line: string) => void process.stdout.write(`${line}\n`);
      await finish((await runFuzz({ root, ...rest, format, print })) ? 0 : 1);
    })
    .parseAsync();
