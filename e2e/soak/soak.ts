import { Command, InvalidArgumentError } from "commander";
import { finish } from "../../src/cli/finish.ts";
import { runSoak } from "./runSoak.ts";

const positive = (text: string): number => {
  if (!(Number(text) > 0)) throw new InvalidArgumentError("a number above 0 is wanted");
  return Number(text);
};

await new Command("soak")
  .description("Scrolls, edits and predicts in the built app, and looks whether its memory grows.")
  .option("--minutes <n>", "how long", positive, 60)
  .helpCommand(false)
  .action(async ({ minutes }: { readonly minutes: number }) => {
    const print = (line: string) => void process.stdout.write(`${line}\n`);
    const root = process.env.SPANLOOM_ROOT ?? process.cwd();
    await finish((await runSoak({ root, minutes, print })) ? 0 : 1);
  })
  .parseAsync();
