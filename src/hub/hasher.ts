import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { HubFile } from "./offer.ts";

/** A hash of a file that comes piece by piece. */
export interface Hasher {
  add(bytes: Uint8Array): void;
  /** Of all that was added, in hexadecimal digits. It takes no more. */
  hex(): string;
}

/** Of the kind that the Hub knows a file by. Git's begins with what and how long it is. */
export function hasherOf({ hash: { kind }, bytes }: Pick<HubFile, "hash" | "bytes">): Hasher {
  const hash = kind === "sha256" ? sha256.create() : sha1.create();
  if (kind === "git-sha1") hash.update(utf8ToBytes(`blob ${bytes}\0`));
  return { add: (piece) => void hash.update(piece), hex: () => bytesToHex(hash.digest()) };
}
