import { existsSync } from "node:fs";
import { isSame } from "../files.ts";
import type { BackendSetting } from "../host.ts";
import { openModel } from "../openModel.ts";
import { progressLine } from "../progress.ts";
import { type ModelPlace, modelFolderOf } from "../projectModel.ts";
import { UserError } from "../userError.ts";
import { chunksOf } from "./chunksOf.ts";
import type { CorpusLine } from "./corpusLine.ts";
import { corpusLines } from "./corpusLines.ts";
import { corpusTally } from "./corpusTally.ts";
import { earlierDocuments } from "./earlierDocuments.ts";
import { inOrder } from "./inOrder.ts";
import { checkInput, STANDARD } from "./inputBytes.ts";
import { fileOutput, standardOutput } from "./lineOutput.ts";
import { type Reader, type Reading, startReader } from "./reader.ts";
import { type Answer, faultLine, type LineOf } from "./readTexts.ts";
import { stopSignal } from "./stopSignal.ts";
import { withoutEarlier } from "./withoutEarlier.ts";
import { startWorkers } from "./workers.ts";

export interface PredictLinesOptions extends ModelPlace {
  readonly files: readonly string[];
  readonly backend: BackendSetting;
  /** What has a line of output. */
  readonly per: LineOf;
  /** Processes that read; absent: this one. */
  readonly workers?: number;
  readonly threads?: number;
  /** Absent: standard output. */
  readonly out?: string;
  /** Whether to go on where `out` ends. */
  readonly resume: boolean;
}

/** Chunks that may be begun for each process: those after one that takes long wait for it. */
const AHEAD = 8;

const tell = (what: string) => void process.stderr.write(`${what}\n`);

/**
 * Predicts a corpus of JSON lines of any size, in its order. Bad lines are told and counted. Ends
 * with 1 where there were some, with 130 or 143 where a signal stopped it.
 */
export async function predictLines(options: PredictLinesOptions): Promise<void> {
  const { per, out, resume, workers } = options;
  const files = options.files.length > 0 ? options.files : [STANDARD];
  for (const file of files) checkInput(file);
  if (resume && out === undefined) throw new UserError("predict: --resume goes with --out FILE");
  const read = [...files, ...(options.project === undefined ? [] : [options.project])];
  if (out !== undefined && read.some((file) => file !== STANDARD && isSame(file, out)))
    throw new UserError(`${out}: is read from: --out names another file`);
  if (out !== undefined && !resume && existsSync(out))
    throw new UserError(`${out}: is there: --resume goes on with it`);
  const { model, project, version, backend, threads } = options;
  const reading: Reading = { place: { model, project, version }, backend, threads, lineOf: per };
  const tally = corpusTally(tell);
  let kept = 0;
  const output = out === undefined ? standardOutput : fileOutput(out, () => kept);
  const earlier = {
    file: out ?? "",
    documents: earlierDocuments(out ?? "", per),
    skipped: tally.addSkipped,
    bad: tally.addBad,
    found: (bytes: number) => {
      kept = bytes;
    },
  };
  const lines = resume ? withoutEarlier(corpusLines(files), earlier) : corpusLines(files);

  const reader = await (workers === undefined ? startReader(reading, tell) : workersOf());
  async function workersOf(): Promise<Reader> {
    // What is wrong with the model is told once, and before anything is read.
    await openModel(await modelFolderOf("predict", options));
    return startWorkers(workers!, reading, tell);
  }
  const stop = stopSignal();
  const progress = progressLine();
  const results = inOrder(chunksOf(lines), AHEAD * reader.atOnce, (chunk) =>
    readChunk(reader, chunk),
  );
  for await (const chunk of stop.before(results)) {
    const written: string[] = [];
    for (const { line, answer } of chunk) {
      if (answer.kind === "read") tally.addRead(answer);
      else tally.addBad({ where: line.where, fault: answer.fault });
      if (answer.kind === "read") written.push(...answer.lines);
      else if (per === "document") written.push(faultLine(line.id, answer.fault));
    }
    await output.write(written);
    progress.show(tally.progress());
  }
  if (stop.code() === 0) await output.end();
  reader.close();
  progress.end();
  tell(tally.summary());
  if (stop.code() !== 0) tell(`stopped${out === undefined ? "" : ": --resume goes on"}`);
  process.exitCode = stop.code() || (tally.counts.bad > 0 ? 1 : 0);
}

/** A line with what was made of it. */
interface Result {
  readonly line: CorpusLine;
  readonly answer: Answer;
}

async function readChunk(reader: Reader, chunk: readonly CorpusLine[]): Promise<Result[]> {
  const texts = chunk.filter((line) => line.kind === "text");
  const answers =
    texts.length > 0 ? await reader.read(texts.map(({ id, text }) => ({ id, text }))) : [];
  let next = 0;
  return chunk.map((line) => ({ line, answer: line.kind === "text" ? answers[next++] : line }));
}
