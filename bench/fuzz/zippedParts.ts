import { createHash } from "node:crypto";
import { type ZippableFile, zipSync } from "fflate";
import { MANIFEST, type Manifest, MIME, MIME_ENTRY, PART } from "../../src/io/project/manifest.ts";

/** Parts of a project as its file, with a manifest that tells of them as they are, sound or not. */
export function zippedParts(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(parts).map(([path, bytes]) => {
    return { path, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  });
  const manifest: Manifest = {
    spanloom: "project",
    version: 1,
    app: "0",
    ...countsOf(parts),
    entries,
  };
  // Weights are read where they lie: they are not packed.
  const stored = (bytes: Uint8Array): ZippableFile => [bytes, { level: 0 }];
  const files = Object.entries(parts).map(([path, bytes]) => [path, stored(bytes)] as const);
  return zipSync({
    [MIME_ENTRY]: stored(new TextEncoder().encode(MIME)),
    ...Object.fromEntries(files),
    [MANIFEST]: stored(new TextEncoder().encode(JSON.stringify(manifest))),
  });
}

/** What a reader will count: so that a part with fewer is not refused for its manifest alone. */
function countsOf(parts: Readonly<Record<string, Uint8Array>>) {
  const docs = Object.entries(parts).flatMap(([path, bytes]) =>
    PART.test(path) ? [listIn(bytes)].flat() : [],
  );
  const all = (of: "entities" | "relations") =>
    docs.reduce<number>((sum, doc) => {
      const table = (doc as Record<string, unknown> | null)?.[of];
      return sum + (typeof table === "object" && table ? Object.keys(table).length : 0);
    }, 0);
  return { documents: docs.length, entities: all("entities"), relations: all("relations") };
}

function listIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return []; // the reader says so
  }
}
