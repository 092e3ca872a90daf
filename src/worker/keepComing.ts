import { piecesOf, rangesOfBlob } from "../io/byteRanges.ts";
import type { ComingModel } from "../io/project/keptModel.ts";
import { runningSha256 } from "../io/project/runningSha256.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import type { ModelFile } from "../storage/opfs.ts";
import type { KeptComing } from "./textProtocol.ts";

/** The files by which a model is known: its weights, and the types that they are of. */
const TELLING = ["model.safetensors", "types.json"] as const;
const VERSION = "version.json";

/**
 * Stores models that a file brings beside those that are stored: all of them or none. One that is
 * there already is not stored twice.
 *
 * @throws Error where there is no room, say; nothing of them is stored then
 */
export async function keepComing(
  files: ModelFiles,
  models: readonly ComingModel[],
): Promise<KeptComing> {
  const there = new Map<string, Record<string, Blob>>();
  for (const { id } of await files.list()) there.set(id, await files.get(id));
  const idNow = new Map<string, string>();
  const kept: string[] = [];
  try {
    for (const model of models) {
      const known = await sameAs(model, there);
      const id = known ?? freeId(model.id, there);
      idNow.set(model.id, id);
      if (known !== null) continue;
      await files.put(id, filesOf(model, idNow));
      kept.push(id);
      there.set(id, await files.get(id));
    }
  } catch (error) {
    for (const id of kept) await files.remove(id);
    throw error;
  }
  return { kept, same: models.length - kept.length };
}

/** The id of the stored model that has the same files; null: there is none. */
async function sameAs(
  model: ComingModel,
  there: ReadonlyMap<string, Record<string, Blob>>,
): Promise<string | null> {
  for (const [id, stored] of there) {
    const isAlike = TELLING.every((name) => {
      return stored[name]?.size === model.files.get(name)?.bytes.length;
    });
    if (!isAlike) continue;
    const sums = await Promise.all(TELLING.map((name) => hashOf(stored[name])));
    if (TELLING.every((name, i) => sums[i] === model.files.get(name)?.sha256)) return id;
  }
  return null;
}

async function hashOf(file: Blob): Promise<string> {
  const sum = runningSha256();
  for await (const piece of piecesOf(rangesOfBlob(file))) sum.add(piece);
  return sum.end();
}

/** The model's own id: others name it so as what they come from. Another, where that is taken. */
function freeId(id: string, taken: ReadonlyMap<string, unknown>): string {
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id}-${n}`;
  return free;
}

/** Its files, in which the model that it comes from goes by its id of now. */
function filesOf(
  { files }: ComingModel,
  idNow: ReadonlyMap<string, string>,
): Record<string, ModelFile> {
  const all = [...files].map(([name, { bytes }]) => [name, bytes] as const);
  return { ...Object.fromEntries(all), [VERSION]: withParent(files.get(VERSION)!.bytes, idNow) };
}

function withParent(
  bytes: Uint8Array<ArrayBuffer>,
  idNow: ReadonlyMap<string, string>,
): Uint8Array<ArrayBuffer> {
  const version = JSON.parse(new TextDecoder().decode(bytes));
  const source = version.made?.parent?.source;
  const now = idNow.get(source?.id);
  if (now === undefined || now === source.id) return bytes;
  source.id = now;
  return new TextEncoder().encode(JSON.stringify(version));
}
