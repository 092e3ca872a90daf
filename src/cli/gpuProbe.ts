import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Exits with 0 where Dawn has an adapter. */
const PROBE = `
const { create } = await import(process.argv[1]);
process.exit((await create([]).requestAdapter()) ? 0 : 1);
`;

/**
 * Whether Dawn has an adapter, asked in a process of its own: where there is none, it writes why to
 * standard error, with paths of its build, past all that Node could hold back. Costs a tenth of a second.
 */
export async function hasAdapter(): Promise<boolean> {
  let library: string;
  try {
    library = createRequire(import.meta.url).resolve("webgpu");
  } catch {
    return false; // it is optional
  }
  const args = ["--input-type=module", "--eval", PROBE, pathToFileURL(library).href];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: "ignore" });
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}
