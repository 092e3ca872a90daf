import { appendFileSync, existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** A file of LevelDB is made of blocks; a record in one has a head: checksum, length, kind. */
const BLOCK = 32_768;
const HEAD = 7;
const WHOLE_RECORD = 1;

/**
 * Leaves half a record at the end of what a killed Chromium wrote of a site's databases, as a kill in
 * the middle of a write does now and then. Nothing that was stored is lost by it.
 */
export function tearLog(profile: string): void {
  const folder = join(profile, "Default/IndexedDB");
  for (const site of existsSync(folder) ? readdirSync(folder) : []) {
    if (!site.endsWith(".leveldb")) continue;
    const logs = readdirSync(join(folder, site)).filter((name) => name.endsWith(".log"));
    const [last] = logs.sort().slice(-1);
    if (last) appendHalf(join(folder, site, last));
  }
}

function appendHalf(file: string): void {
  const left = BLOCK - (statSync(file).size % BLOCK);
  const room = left - HEAD;
  // At the end of a block there is no room for one: it begins the next.
  const padding = room < 2 ? left : 0;
  const length = Math.min(3000, padding > 0 ? BLOCK - HEAD : room);
  const record = Buffer.alloc(padding + HEAD + Math.floor(length / 2), 0x55);
  record.fill(0, 0, padding);
  record.writeUInt16LE(length, padding + 4);
  record[padding + 6] = WHOLE_RECORD;
  appendFileSync(file, record);
}
