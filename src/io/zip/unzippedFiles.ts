import { t } from "../../language/words.ts";
import { remadeFile, type SourceFile } from "../sourceFile.ts";
import { harmlessPath } from "./entryPaths.ts";
import { type OpenedZip, openZip, type ZipLimits } from "./openZip.ts";
import { ZipFault, ZipLimitFault } from "./zipFault.ts";

/** What all zips of an import may hold together: sizes in bytes. */
export const ZIP_LIMITS: ZipLimits = {
  entries: 50_000,
  entryBytes: 256 * 2 ** 20,
  bytes: 2 ** 30,
  ratio: 200,
  ratioFrom: 64 * 2 ** 20,
};

/** A zip in a zip is opened, as annotation tools pack what each user did; one in that is not. */
const DEEPEST = 2;

/** Who has files of zips read. */
export interface UnzipHost {
  /** Whether a format reads this zip as it is. */
  isKnown(file: SourceFile): boolean;
  /** Whether a file is none of the user's. */
  isPassedOver(path: string): boolean;
  step(path: string, done: number, all: number): Promise<void>;
  refuse(file: string, reason: string): void;
}

/**
 * The files, with those of zips in the place of zips: as those of a folder of the zip's name. Each is
 * unpacked once to see that it is whole, and again when a format reads it.
 */
export async function unzippedFiles(
  files: readonly SourceFile[],
  host: UnzipHost,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<SourceFile[]> {
  return unzipped(files, host, { limits, entries: 0, bytes: 0 }, 1);
}

/** What zips were found to hold, and how much that may be. */
interface Counted {
  readonly limits: ZipLimits;
  entries: number;
  bytes: number;
}

async function unzipped(
  files: readonly SourceFile[],
  host: UnzipHost,
  counted: Counted,
  depth: number,
): Promise<SourceFile[]> {
  const all: SourceFile[] = [];
  for (const file of files) {
    if (!isZip(file) || host.isKnown(file)) all.push(file);
    else if (depth > DEEPEST)
      host.refuse(file.path, t("is a zip in a zip in a zip: unpack it first"));
    else {
      const zip = opened(file, counted, host);
      if (zip === "one document") all.push(file);
      else if (zip) {
        counted.entries += zip.paths.length;
        counted.bytes += zip.size;
        const inside = await wholeFiles(file.path, zip, host);
        for (const one of await unzipped(inside, host, counted, depth + 1)) all.push(one);
      }
    }
  }
  return all;
}

/** The zip of a file; null when it was refused. */
function opened(
  file: SourceFile,
  counted: Counted,
  host: UnzipHost,
): OpenedZip | "one document" | null {
  const { limits, entries, bytes } = counted;
  const left = { ...limits, entries: limits.entries - entries, bytes: limits.bytes - bytes };
  try {
    const zip = openZip(file.bytes, left, harmlessPath);
    if (isOneDocument(zip)) return "one document";
    if (zip.paths.length === 0) host.refuse(file.path, t("is a zip without files"));
    return zip.paths.length === 0 ? null : zip;
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    if (NAMED_AS_DOCUMENT.test(file.path)) return "one document";
    const isLate = error instanceof ZipLimitFault && entries > 0;
    const fault = error.message;
    const reason = isLate ? t("{fault} beside the zips before it", { fault }) : fault;
    host.refuse(file.path, reason);
    return null;
  }
}

/** The files of a zip that are whole; the others are refused. */
async function wholeFiles(at: string, zip: OpenedZip, host: UnzipHost): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const [i, entry] of zip.paths.entries()) {
    await host.step(at, i, zip.paths.length);
    const path = `${at}/${entry}`;
    if (host.isPassedOver(path)) continue;
    try {
      zip.bytesOf(entry);
      files.push(remadeFile(path, () => zip.bytesOf(entry)));
    } catch (error) {
      if (!(error instanceof ZipFault)) throw error;
      host.refuse(path, t("is damaged in the zip"));
    }
  }
  return files;
}

/** By its first bytes: of an entry, or of the end where there is none. */
function isZip({ bytes }: SourceFile): boolean {
  const [p, k, a, b] = bytes;
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/** Documents of office programs and electronic books are zips, too. */
const isOneDocument = ({ paths }: OpenedZip): boolean =>
  paths.includes("[Content_Types].xml") || paths[0] === "mimetype";

const NAMED_AS_DOCUMENT = /\.(?:docx|xlsx|pptx|od[tsp]|epub)$/i;
