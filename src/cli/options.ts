import { InvalidArgumentError, Option } from "commander";
import { BACKENDS } from "./host.ts";
import { UserError } from "./userError.ts";

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

/** Refuses options that would be left aside, by their keys. @throws UserError naming them */
export function refuseOptions(command: string, options: object, others: readonly string[]): void {
  const given = Object.entries(options).filter(
    ([key, value]) => others.includes(key) && isGiven(value),
  );
  if (given.length === 0) return;
  const flags = given.map(([key]) => `--${key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`);
  const verb = flags.length === 1 ? "does" : "do";
  throw new UserError(`${command}: ${flags.join(", ")} ${verb} not go with it`);
}

/** What is off by default is given when it is on; a list, when something is in it. */
const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== false && !(value instanceof Map && value.size === 0);
