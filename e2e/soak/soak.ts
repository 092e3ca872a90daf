import { Command, InvalidArgumentError } from "commander";
import { finish } from "../../src/cli/finish.ts";
import { runSoak } from "./runSoak.ts";

const positive = (text: string): number => {
  if (!(Number(text) > 0)) throw new InvalidArgumentError("a number above 0 is wanted");
  return Number(text);
};

await new Command("soak")
  .description("Works in the built app for long, and looks whether what it holds grows.")
  .option("--minutes <n>", "how long", positive, 20)
  .option("--no-laps", "scroll, edit and predict only: no imports, trainings, projects, languages")
  .helpCommand(false)
  .action(async ({ minutes, laps }: { readonly minutes: number; readonly laps: boolean }) => {
    const print = (line: string) => void process.stdout.write(`${line}\n`);
    const root = process.env.SPANLOOM_ROOT ?? process.cwd();
    await finish((await runSoak({ root, minutes, laps, print })) ? 0 : 1);
  })
  .parseAsync();
