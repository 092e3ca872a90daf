import { Command, InvalidArgumentError } from "commander";
import { finish } from "../../src/cli/finish.ts";
import { runKills } from "./runKills.ts";

interface Flags {
  readonly count: number;
  readonly seed: number;
  readonly dist: string;
}

const natural = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("a number is wanted");
  return Number(text);
};

await new Command("kills")
  .description("Kills the built app in the middle of edits, and looks whether it has them all.")
  .option("--count <n>", "how many times", natural, 100)
  .option("--seed <n>", "of the random edits", natural, Date.now() % 1_000_000)
  .option("--dist <folder>", "of the build", "dist")
  .helpCommand(false)
  .action(async ({ count, seed, dist }: Flags) => {
    const print = (line: string) => void process.stdout.write(`${line}\n`);
    print(`seed ${seed}`);
    const root = process.env.SPANLOOM_ROOT ?? process.cwd();
    await finish((await runKills({ root, dist, count, seed, print })) ? 0 : 1);
  })
  .parseAsync();
