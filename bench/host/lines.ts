import { createInterface } from "node:readline";

/** Answers each line of stdin with one on stdout, both JSON; what a library prints goes to stderr. */
export async function answerLines(answer: (request: never) => Promise<unknown>): Promise<void> {
  const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
  for await (const line of createInterface({ input: process.stdin }))
    try {
      print(await answer(JSON.parse(line) as never));
    } catch (error) {
      print({ error: String((error as Error).message ?? error).slice(0, 500) });
    }
}

/** Keeps stdout for the answers. */
export function quietConsole(): void {
  const toStderr = (...parts: unknown[]) => process.stderr.write(`${parts.join(" ")}\n`);
  Object.assign(console, { log: toStderr, info: toStderr, warn: toStderr, debug: toStderr });
}
