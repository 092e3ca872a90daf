import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { UserError } from "../userError.ts";
import type { Reading } from "./reader.ts";
import type { Answer, Text } from "./readTexts.ts";
import { type Asked, type Said, WORKER } from "./workerProcess.ts";

/** A process that reads documents, one call at a time. */
export interface Worker {
  /** Its answers; or, when it died over them, how: it is of no use any more. */
  read(texts: readonly Text[]): Promise<readonly Answer[] | Died>;
  /** How it died; null while it can be asked. */
  death(): Died | null;
  kill(): void;
}

/** How a worker ended: "SIGKILL", "code 1". */
export interface Died {
  readonly died: string;
}

/**
 * Starts a worker: this program again. @throws UserError when it refuses
 *
 * @param tell hears on which device it computes
 */
export async function startWorker(
  reading: Reading,
  tell: (device: string) => void,
): Promise<Worker | Died> {
  const child = fork(fileURLToPath(import.meta.url), [WORKER], {
    serialization: "advanced",
    // What a worker prints is not to come between lines of output.
    stdio: ["ignore", 2, 2, "ipc"],
  });
  let death: Died | null = null;
  // Of the call under way. A race with the end would hold what each call was told until then.
  let answer = (_: Said | Died) => {};
  child.on("message", (said: Said) => answer(said));
  void endOf(child).then((died) => {
    death = died;
    answer(died);
  });
  const ask = (asked: Asked): Promise<Said | Died> =>
    new Promise((done) => {
      if (death) return done(death);
      answer = done;
      // Of one that is going the end is told.
      child.send(asked, () => {});
    });
  const first = await ask({ kind: "start", reading });
  if ("died" in first) return first;
  if (first.kind === "refused") {
    child.kill("SIGKILL");
    throw new UserError(first.why);
  }
  if (first.kind === "started") tell(first.device);
  return {
    read: async (texts) => {
      const said = await ask({ kind: "read", texts });
      if ("died" in said) return said;
      if (said.kind === "answers") return said.answers;
      throw new Error(`a worker said ${said.kind} when it was asked to read`);
    },
    death: () => death,
    kill: () => child.kill("SIGKILL"),
  };
}

const endOf = (child: ChildProcess): Promise<Died> =>
  new Promise((done) => {
    child.once("error", ({ message }) => done({ died: message }));
    child.once("exit", (code, signal) => done({ died: signal ?? `code ${code}` }));
  });
