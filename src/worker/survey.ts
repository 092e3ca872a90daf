import type { SentenceWords } from "../core/learn/example.ts";
import type { ReadingModel } from "../model/model.ts";
import { surveySentences } from "../model/survey.ts";
import { breather } from "./exclusive.ts";
import type { ReadForQueue } from "./modelRequests.ts";

interface Between {
  readonly isCancelled: () => boolean;
  /** Awaited after each sentence: small jobs come in here. */
  readonly gap: () => Promise<unknown>;
}

/** Reads some sentences, and says how sure the model is of each; when it is ended, of those so far. */
export async function survey(
  model: ReadingModel,
  sentences: readonly SentenceWords[],
  { isCancelled, gap }: Between,
): Promise<ReadForQueue[]> {
  const found: ReadForQueue[] = [];
  const breathe = breather();
  for await (const { index, prediction, survey } of surveySentences(model, sentences)) {
    if (isCancelled()) break;
    found.push({ id: sentences[index].id, prediction, survey });
    await breathe();
    await gap();
  }
  return found;
}
