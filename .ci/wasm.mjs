// Rebuilds the WASM library where there is a Clang of its version, and compares it byte by byte
// with the committed one.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BINARIES, build, compiler } from "../src/kernels/wasm/build.mjs";

const clang = compiler();
if (!clang) {
  console.log("no Clang of the library's version here: the WASM library was not rebuilt");
} else {
  const folder = mkdtempSync(join(tmpdir(), "wasm-"));
  build(clang, folder);
  for (const file of BINARIES) {
    const same = readFileSync(join(folder, file)).equals(readFileSync(`src/kernels/wasm/${file}`));
    console.log(`${file}: ${same ? "as built" : "differs from its sources"}`);
    if (!same) process.exitCode = 1;
  }
  rmSync(folder, { recursive: true });
}
