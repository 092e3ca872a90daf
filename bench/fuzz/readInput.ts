import { rangesOf } from "../../src/io/byteRanges.ts";
import { readTexts } from "../../src/io/fixtures/readTexts.ts";
import type { Reading } from "../../src/io/reading.ts";
import { readTorch } from "../../src/io/torch/torchFile.ts";
import { readHub } from "./readHub.ts";
import { readModel } from "./readModel.ts";
import type { Sample } from "./sample.ts";
import { zippedParts } from "./zippedParts.ts";

/** Errors that a program makes by accident: no reader throws them on purpose. */
const BY_ACCIDENT = [TypeError, RangeError, ReferenceError, SyntaxError, EvalError];

const SHARED = [Object, Array, String, Number, Function, Map, Set, Promise, RegExp].map(
  ({ prototype }) => prototype as object,
);
const membersOf = (): string[] =>
  SHARED.flatMap((shared, i) => Reflect.ownKeys(shared).map((key) => `${i} ${String(key)}`));
/** Those that are there; libraries add what an old browser lacks, when they are loaded. */
let members: ReadonlySet<string> = new Set(membersOf());

/** To be called once all libraries are loaded. */
export function membersAreKnown(): void {
  members = new Set(membersOf());
}

/** Reads an input as the app does, and says what was wrong with that; null: nothing. */
export async function faultOf({ reader, files }: Sample): Promise<string | null> {
  const said = await readAs(reader, files).catch((error: unknown) => badError(error, files));
  const added = membersOf().filter((member) => !members.has(member));
  if (added.length > 0) return `gave all objects ${added.join()}`;
  return said;
}

async function readAs(reader: Sample["reader"], files: Sample["files"]): Promise<string | null> {
  if (reader === "files") return unsound(await readTexts(files));
  if (reader === "parts") return unsound(await readTexts({ "parts.spanloom": zippedParts(files) }));
  if (reader === "hub") return readHub(files);
  if (reader === "model") return readModel(files);
  const [[name, bytes]] = Object.entries(files);
  await readTorch(rangesOf(bytes), name);
  return null;
}

const isAccident = (error: unknown): boolean => BY_ACCIDENT.some((kind) => error instanceof kind);

/** Files for import are told of, never thrown for; of models errors name the file. */
function badError(error: unknown, files: Sample["files"]): string | null {
  if (error instanceof AggregateError)
    return error.errors.map((one) => badError(one, files)).find((one) => one !== null) ?? null;
  if (!(error instanceof Error)) return `threw ${String(error)}`;
  const { stack = "", message } = error;
  if (isAccident(error)) return `threw by accident: ${stack}`;
  if (isAccident(error.cause)) return `threw by accident: ${(error.cause as Error).stack}`;
  const names = [...Object.keys(files), "model", "vocab", "tokenizer"];
  return names.some((name) => message.includes(name)) ? null : `names no file: ${stack}`;
}

function unsound({ docs, notRead, schema }: Reading): string | null {
  for (const kind of [schema?.entities ?? [], schema?.relations ?? []]) {
    const names = kind.map(({ name }) => name);
    if (new Set(names).size < names.length) return "read two types of one name";
    if (names.some((name) => name.trim() === "")) return "read a type without a name";
  }
  for (const { text, entities, relations } of docs) {
    for (const { start, end, type } of Object.values(entities)) {
      const isIn = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end;
      if (!isIn || end > text.length || type === "") return `read a span from ${start} to ${end}`;
    }
    for (const { head, tail } of Object.values(relations))
      if (!Object.hasOwn(entities, head) || !Object.hasOwn(entities, tail))
        return "read a relation of spans that are not there";
  }
  return notRead.some(({ file, reason }) => !file || !reason) ? "refused without a word" : null;
}
