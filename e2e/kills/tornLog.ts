import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of LevelDB is made of blocks; each piece of a record has a head: checksum, length, kind. */
const BLOCK = 32_768;
const HEAD = 7;
/** Kinds of pieces: a whole record, and those of a record of several. */
const WHOLE = 1;
const LAST = 4;

/**
 * Leaves half a record at the end of what a killed Chromium wrote of a site's databases, as a kill in
 * the middle of a write does now and then. Nothing that was stored is lost by it. Returns whether the
 * kill had left one itself.
 */
export function tearLog(profile: string): boolean {
  const folder = join(profile, "Default/IndexedDB");
  const sites = existsSync(folder) ? readdirSync(folder) : [];
  let wasTorn = false;
  for (const site of sites.filter((name) => name.endsWith(".leveldb"))) {
    const logs = readdirSync(join(folder, site)).filter((name) => name.endsWith(".log"));
    const [last] = logs.sort().slice(-1);
    if (!last) continue;
    const file = join(folder, site, last);
    const bytes = readFileSync(file);
    if (endsWhole(bytes)) appendFileSync(file, halfRecord(bytes.length));
    else wasTorn = true;
  }
  return wasTorn;
}

/** Whether the last record is there to its end. */
function endsWhole(log: Buffer): boolean {
  let at = 0;
  let kind = WHOLE;
  while (at < log.length) {
    const left = BLOCK - (at % BLOCK);
    if (left < HEAD) at += left;
    else {
      if (at + HEAD > log.length) return false;
      kind = log[at + 6];
      at += HEAD + log.readUInt16LE(at + 4);
    }
  }
  return at === log.length && (kind === WHOLE || kind === LAST);
}

function halfRecord(size: number): Buffer {
  const left = BLOCK - (size % BLOCK);
  const room = left - HEAD;
  // At the end of a block there is no room for one: it begins the next.
  const padding = room < 2 ? left : 0;
  const length = Math.min(3000, padding > 0 ? BLOCK - HEAD : room);
  const record = Buffer.alloc(padding + HEAD + Math.floor(length / 2), 0x55);
  record.fill(0, 0, padding);
  record.writeUInt16LE(length, padding + 4);
  record[padding + 6] = WHOLE;
  return record;
}
