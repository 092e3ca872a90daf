import { Command, InvalidArgumentError, Option } from "commander";
import { finish } from "../../src/cli/finish.ts";
import { KILLED, type Killed, runKills } from "./runKills.ts";

interface Flags {
  readonly while: Killed;
  readonly count: number;
  readonly seed: number;
  readonly dist: string;
  readonly torn?: boolean;
}

const natural = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("a number is wanted");
  return Number(text);
};

await new Command("kills")
  .description(
    "Kills the built app in the middle of its work, and looks whether all of it is there.",
  )
  .addOption(new Option("--while <what>", "what it does").choices(KILLED).default("edits"))
  .option("--count <n>", "how many times", natural, 100)
  .option("--seed <n>", "of the random edits", natural, Date.now() % 1_000_000)
  .option("--dist <folder>", "of the build", "dist")
  .option("--torn", "each kill leaves half a record, as a few do by themselves")
  .helpCommand(false)
  .action(async ({ while: what, count, seed, dist, torn = false }: Flags) => {
    const print = (line: string) => void process.stdout.write(`${line}\n`);
    print(`seed ${seed}`);
    const root = process.env.SPANLOOM_ROOT ?? process.cwd();
    await finish((await runKills({ root, dist, what, count, seed, torn, print })) ? 0 : 1);
  })
  .parseAsync();
