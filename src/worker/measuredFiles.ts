import { z } from "zod";
import type { Calibration } from "../core/learn/calibration.ts";
import { type Measured, NOT_MEASURED } from "../core/lifecycle/measured.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import { calibrationRecord, parseMeasured } from "../records/measuredRecord.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";

/** The file of a version that holds what was measured of it. */
export const MEASURED = "measured.json";

/** A model that comes with the app, or that the user added: what is measured is not stored with it. */
export type Unkept = Exclude<ModelSource, { readonly kind: "version" }>;

/** What names such a model among what is stored of all of them. */
export const keyOfUnkept = (source: Unkept): string =>
  source.kind === "bundled" ? source.name : `added ${source.id}`;

/** What is stored of such a model. */
export interface OfUnkept {
  /** Names the heads that it is of: an update of the app may bring others. */
  readonly print: string;
  /** What its scores are corrected by. */
  readonly calibration: Calibration | null;
  readonly measured: Measured;
}

const bundledRecord = z.object({
  print: z.string(),
  calibration: calibrationRecord.nullable().catch(null),
  measured: z.unknown(),
});

const fileOf = (key: string): string => `${key}.json`;

/** The file of what is stored of such a model. */
export const fileOfUnkept = (source: Unkept): string => fileOf(keyOfUnkept(source));

/** What is stored of a model by its key; null where that is nothing, damaged, or of other weights. */
export async function ofUnkept(
  files: ModelFiles,
  name: string,
  print: string | null | undefined,
): Promise<OfUnkept | null> {
  // Where nothing can be stored, nothing is.
  const file = await files.ofBundled(fileOf(name)).catch(() => null);
  const known = bundledRecord.safeParse(file && jsonOf(await file.text())).data;
  if (!known || (print !== undefined && known.print !== print)) return null;
  return { ...known, measured: parseMeasured(known.measured) };
}

/** Changes what is stored of such a model. */
export async function changeOfUnkept(
  files: ModelFiles,
  name: string,
  print: string,
  change: Partial<Omit<OfUnkept, "print">>,
): Promise<void> {
  const known = await ofUnkept(files, name, print);
  const next: OfUnkept = {
    ...(known ?? { calibration: null, measured: NOT_MEASURED }),
    ...change,
    print,
  };
  await files.putOfBundled(fileOf(name), bytesOf(next));
}

/** What was measured of a model that lies here. */
export async function measuredOf(files: ModelFiles, source: ModelSource): Promise<Measured> {
  if (source.kind !== "version")
    return (await ofUnkept(files, keyOfUnkept(source), undefined))?.measured ?? NOT_MEASURED;
  const file = (await files.get(source.id))[MEASURED];
  return file ? parseMeasured(jsonOf(await file.text())) : NOT_MEASURED;
}

/** Changes what is stored of what was measured of a version. */
export async function changeMeasured(
  files: ModelFiles,
  id: string,
  change: (measured: Measured) => Measured,
): Promise<void> {
  const known = await measuredOf(files, { kind: "version", id });
  await files.add(id, MEASURED, bytesOf(change(known)));
}

const bytesOf = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(value));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
