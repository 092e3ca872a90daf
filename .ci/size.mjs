// What script a first visit loads before the page can be used: what `dist/index.html` names, gzipped.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** Bytes; more is a failure. */
const LIMIT = 400_000;

const html = readFileSync("dist/index.html", "utf8");
const names = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name);
const sizes = names.map((name) => gzipSync(readFileSync(`dist/${name}`), { level: 9 }).length);
const bytes = sizes.reduce((sum, size) => sum + size, 0);
console.log(`${names.length} scripts, ${bytes} bytes gzipped (limit ${LIMIT})`);
// A page that names its scripts in another way would be measured as nothing.
process.exitCode = names.length > 0 && bytes <= LIMIT ? 0 : 1;
