import { zipSync } from "fflate";
import { checkXml } from "../xml/checkXml.ts";
import { openZip, type ZipLimits } from "../zip/openZip.ts";

/** What a Word document may hold; pictures are counted, too. */
const LIMITS: ZipLimits = {
  entries: 10_000,
  entryBytes: 2 ** 27,
  bytes: 2 ** 29,
  ratio: 100,
  ratioFrom: 2 ** 26,
};

const TYPES = "[Content_Types].xml";

/** Whether a file is a zip that lists the parts of a Word document. */
export function isDocx(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return false;
  try {
    const { paths } = openZip(bytes, LIMITS);
    return paths.includes(TYPES) && paths.some((path) => path.startsWith("word/"));
  } catch {
    return false; // which of its faults it is, is told by who reads it
  }
}

/** Whether it begins as zips do. */
export const isZip = ([p, k, three, four]: Uint8Array): boolean =>
  p === 0x50 && k === 0x4b && three === 3 && four === 4;

/** How many remarks somebody made beside the text: they are no part of it. */
export function commentsIn(parts: Uint8Array): number {
  const path = "word/comments.xml";
  const zip = openZip(parts, LIMITS);
  if (!zip.paths.includes(path)) return 0;
  return new TextDecoder().decode(zip.bytesOf(path)).match(/<w:comment[\s>]/g)?.length ?? 0;
}

/** Whether the parts can be read: mammoth knows no limits. @throws XmlFault */
export async function checkParts(parts: Uint8Array): Promise<void> {
  const zip = openZip(parts, LIMITS);
  for (const path of zip.paths) await checkXml(new TextDecoder().decode(zip.bytesOf(path)));
}

/**
 * The parts of a Word document that hold text, checked and unpacked within limits, as a zip that is
 * not packed: what reads it meets no lies of the first zip, and no pictures.
 *
 * @throws ZipFault
 */
export function docxParts(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const zip = openZip(bytes, LIMITS);
  const wanted = zip.paths.filter(
    (path) => path === TYPES || /^(?:_rels|word(?:\/_rels)?)\/[^/]*\.(?:xml|rels)$/.test(path),
  );
  return zipSync(Object.fromEntries(wanted.map((path) => [path, zip.bytesOf(path)])), {
    level: 0,
  }) as Uint8Array<ArrayBuffer>;
}
