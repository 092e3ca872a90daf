import { UserError } from "../userError.ts";
import { type Reader, type Reading, startReader } from "./reader.ts";
import type { Answer, Text } from "./readTexts.ts";

/** The hidden command that a worker runs. */
export const WORKER = "predict-worker";

/** What a worker is told: first how to read, then what. */
export type Asked =
  | { readonly kind: "start"; readonly reading: Reading }
  | { readonly kind: "read"; readonly texts: readonly Text[] };

/** What it says: once how it computes, or whose mistake it is that it cannot; then answers. */
export type Said =
  | { readonly kind: "started"; readonly device: string }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "answers"; readonly answers: readonly Answer[] };

/**
 * Reads what the process that began this one sends, until that goes. What fails here ends it: the
 * other one starts a new worker.
 */
export async function runWorker(): Promise<never> {
  if (!process.send) throw new UserError(`${WORKER}: is started by predict --workers`);
  let reader: Reader | null = null;
  const say = (said: Said) => process.send!(said);
  const answer = async (asked: Asked) => {
    if (asked.kind === "start") {
      let device = "";
      reader = await startReader(asked.reading, (what) => {
        device = what;
      });
      say({ kind: "started", device });
    } else if (reader) say({ kind: "answers", answers: await reader.read(asked.texts) });
  };
  process.on("message", (asked: Asked) => {
    answer(asked).catch((error) => {
      if (asked.kind !== "start" || !(error instanceof UserError)) throw error;
      say({ kind: "refused", why: error.message });
    });
  });
  // The terminal sends these to all: whoever began this process decides when it ends.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
  await new Promise<void>((done) => process.once("disconnect", done));
  process.exit(0);
}
