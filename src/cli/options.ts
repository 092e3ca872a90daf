import { InvalidArgumentError, Option } from "commander";
import { BACKENDS } from "./host.ts";

/** Options of several commands, and what their values are. */
export const integer = (text: string): number => {
  if (!/^-?\d+$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
};
export const positive = (text: string): number => {
  if (integer(text) < 1) throw new InvalidArgumentError("a number above 0 is wanted");
  return Number(text);
};

export const backend = () =>
  new Option("--backend <name>", "device: auto takes a hardware GPU, else WASM")
    .choices(BACKENDS)
    .default("auto");

export const projectOfModel = () =>
  new Option(
    "--project <file>",
    "in place of --model: a .spanloom file that was saved with models",
  );
export const versionOfModel = () =>
  new Option("--version <id>", "with --project: which of its models; the newest by default");
