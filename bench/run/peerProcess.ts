import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A peer that runs elsewhere and does one task at a time. */
export interface RemotePeer {
  /** Adapter or library that it said it runs on. */
  readonly info: string;
  /** @throws Error with the peer's message */
  ask<Answer>(request: unknown): Promise<Answer>;
  stop(): void;
}

/** How a process is started. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Starts a process that answers lines of JSON. Its first line says what it runs on.
 *
 * @throws Error when the peer could not start
 */
export async function startProcess({ program, args, env }: Command): Promise<RemotePeer> {
  const child = spawn(program, args, {
    stdio: "pipe",
    env: { ...process.env, ...env },
  });
  let messages = "";
  child.stderr.on("data", (text) => {
    messages = `${messages}${text}`.slice(-2000);
    if (process.env.BENCH_DEBUG) process.stderr.write(text);
  });
  const failure = new Promise<never>((_, reject) => child.on("error", reject));
  failure.catch(() => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const { value, done } = await Promise.race([lines.next(), failure]);
    if (done) return { error: `its process ended: ${errorIn(messages)}` };
    return value.startsWith("{") ? JSON.parse(value) : next();
  };
  const ask = async <Answer>(request: unknown): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return checked<Answer>(await next());
  };
  child.stdin.on("error", () => {}); // its end is told by its output
  const stop = () => {
    child.kill("SIGKILL");
  };
  try {
    const { info } = checked<{ info: string }>(await next());
    return { info, ask, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** The line of a process's messages that says what went wrong. */
function errorIn(messages: string): string {
  const lines = messages.trim().split("\n");
  return (lines.findLast((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? "").slice(0, 300);
}

/** @throws Error when the answer is one */
export function checked<Answer>(answer: unknown): Answer {
  const { error } = answer as { error?: string };
  if (error !== undefined) throw new Error(error);
  return answer as Answer;
}
