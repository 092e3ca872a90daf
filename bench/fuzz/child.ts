import { inputOf } from "./inputs.ts";
import { faultOf, membersAreKnown } from "./readInput.ts";
import { samples } from "./samples.ts";

/** What a process is asked to read. */
export interface Asked {
  readonly seed: number;
  readonly number: number;
  readonly format?: string | undefined;
}

/** What came of it. */
export interface Answer {
  readonly number: number;
  readonly format: string;
  readonly fault: string | null;
  /** Of the processor. */
  readonly seconds: number;
  /** The most that the process ever held. */
  readonly megabytes: number;
}

/** Reads what the parent asks for, one input after the other, until it is ended. */
export async function readInChild(root: string): Promise<void> {
  const all = await samples(root);
  for (const sound of all) await faultOf(sound);
  membersAreKnown();
  // What is thrown where nobody waits for it comes a turn later.
  let leaked: string | null = null;
  process.on("unhandledRejection", (error) => {
    leaked = `threw where nobody waits: ${error instanceof Error ? error.stack : error}`;
  });
  process.on("message", async ({ seed, number, format }: Asked) => {
    const chosen = format ? all.filter((one) => one.format === format) : all;
    const input = inputOf(chosen, seed, number);
    const began = process.cpuUsage();
    leaked = null;
    const fault = await faultOf(input);
    await new Promise(setImmediate);
    const { user, system } = process.cpuUsage(began);
    const answer: Answer = {
      number,
      format: input.format,
      fault: fault ?? leaked,
      seconds: (user + system) / 1e6,
      megabytes: process.resourceUsage().maxRSS / 1024,
    };
    process.send!(answer);
  });
  process.send!("ready");
}
