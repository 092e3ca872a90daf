import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Answer } from "./child.ts";

export interface FuzzOptions {
  readonly root: string;
  readonly count: number;
  readonly seed: number;
  readonly from: number;
  readonly format: string | undefined;
  /** So many read side by side. */
  readonly processes: number;
  readonly print: (line: string) => void;
}

/** The longest that reading an input may take of the processor, in seconds. */
const LONGEST = 5;
/** After so many seconds on the clock, of a machine that does other things too, it hangs. */
const HANGS = 30;
/** The most memory of a process, which reads hundreds of inputs, in megabytes. */
const MOST = 1500;
/** Of what JavaScript holds. */
const HEAP = 1024;

/** Reads so many inputs, tells of each that was not borne, and returns whether there was none. */
export async function runFuzz(options: FuzzOptions): Promise<boolean> {
  const { count, seed, from, print } = options;
  print(`seed ${seed}`);
  const counts = new Map<string, number>();
  let next = from;
  let [faults, slowest, largest] = [0, 0, 0];
  const tell = (number: number, what: string) => {
    faults++;
    print(`FAILED ${number}: ${what}`);
  };
  const work = async () => {
    let child: ChildProcess | null = null;
    while (next < from + count) {
      const number = next++;
      child ??= await started(options.root);
      const answer = await answerOf(child, { seed, number, format: options.format });
      if (typeof answer === "string") {
        tell(number, answer);
        child.kill("SIGKILL");
        child = null;
        continue;
      }
      const { format, fault, seconds, megabytes } = answer;
      counts.set(format, (counts.get(format) ?? 0) + 1);
      slowest = Math.max(slowest, seconds);
      largest = Math.max(largest, megabytes);
      if (fault !== null) tell(number, `${format}: ${fault}`);
      else if (seconds > LONGEST) tell(number, `${format}: took ${seconds.toFixed(1)} s`);
      if (megabytes > MOST) {
        tell(number, `${format}: ${megabytes.toFixed(0)} MB`);
        child.kill("SIGKILL");
        child = null;
      }
    }
    child?.kill("SIGKILL");
  };
  await Promise.all(Array.from({ length: options.processes }, work));
  for (const [format, n] of [...counts].sort()) print(`${format.padEnd(20)} ${n}`);
  print(
    `${count} inputs, ${faults} faults, slowest ${slowest.toFixed(2)} s, ${largest.toFixed(0)} MB`,
  );
  return faults === 0;
}

async function started(root: string): Promise<ChildProcess> {
  const child = fork(join(root, "src/cli/launch.mjs"), ["fuzz"], {
    execArgv: [`--max-old-space-size=${HEAP}`],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(child, "message");
  return child;
}

/** What a process says of an input, or why it says nothing. */
function answerOf(child: ChildProcess, asked: object): Promise<Answer | string> {
  return new Promise((resolve) => {
    const done = (answer: Answer | string) => {
      clearTimeout(timer);
      child.off("message", done).off("exit", died);
      resolve(answer);
    };
    const died = (code: number | null) => done(`the process ended with ${code}`);
    const timer = setTimeout(() => done(`hangs for more than ${HANGS} s`), HANGS * 1000);
    child.on("message", done).once("exit", died);
    child.send(asked);
  });
}
