// Builds the WASM library of the engine: `node src/kernels/wasm/build.mjs [FOLDER]`, with Clang 19.
// The result does not depend on the machine, so that .ci/wasm.mjs can compare it byte by byte.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
/** Other major versions generate other code. */
const MAJOR = 19;
const FLAGS = [
  ..."--target=wasm32 -std=c17 -O3 -Wall -Werror -nostdlib -fno-math-errno".split(" "),
  ..."-msimd128 -mbulk-memory -mnontrapping-fptoint".split(" "),
  // The executor gives each thread its stack.
  ..."-Wl,--no-entry -Wl,--import-memory -Wl,--export=__stack_pointer".split(" "),
  ..."-Wl,--export=__heap_base -Wl,-z,stack-size=16 -Wl,--strip-all".split(" "),
  // And its own table of the kernels.
  ..."-Wl,--export-table -Wl,--growable-table".split(" "),
];
const RELAXED = ["-mrelaxed-simd"];
/** Room for the addresses of 32-bit WASM. */
const SHARED = ["-matomics", "-Wl,--shared-memory", "-Wl,--max-memory=4294967296"];
const VARIANTS = {
  simd: [],
  relaxed: RELAXED,
  "simd-shared": SHARED,
  "relaxed-shared": [...RELAXED, ...SHARED],
};

/** Files that the library is made into. */
export const BINARIES = Object.keys(VARIANTS).map((name) => `${name}.wasm`);

/** The compiler's command, or null where there is none of the major version. */
export function compiler() {
  for (const command of [`clang-${MAJOR}`, "clang"])
    try {
      const version = execFileSync(command, ["--version"], { encoding: "utf8" });
      if (version.includes(`clang version ${MAJOR}.`)) return command;
    } catch {
      // Not here.
    }
  return null;
}

export function build(clang, folder) {
  mkdirSync(folder, { recursive: true });
  const sources = readdirSync(HERE).filter((file) => file.endsWith(".c"));
  for (const [name, flags] of Object.entries(VARIANTS)) {
    const file = join(folder, `${name}.wasm`);
    execFileSync(clang, [...FLAGS, ...flags, ...sources.sort(), "-o", file], {
      cwd: HERE,
      stdio: "inherit",
    });
    writeFileSync(file, withoutCustomSections(readFileSync(file)));
    chmodSync(file, 0o644);
  }
}

/** Drops the sections that name the compiler. */
function withoutCustomSections(wasm) {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    let [size, shift, start] = [0, 0, at + 1];
    do {
      size |= (wasm[start] & 0x7f) << shift;
      shift += 7;
    } while (wasm[start++] & 0x80);
    if (wasm[at] !== 0) parts.push(wasm.subarray(at, start + size));
    at = start + size;
  }
  return Buffer.concat(parts);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const clang = compiler();
  if (!clang) throw new Error(`no Clang ${MAJOR} found`);
  build(clang, process.argv[2] ?? HERE);
}
