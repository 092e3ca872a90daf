import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { keptFiles, listLine } from "./keptFiles.ts";

/**
 * Builds the service worker after everything else, with the list of what was built: `sw.js` beside the
 * page, one plain script, as not every browser has modules there.
 */
export function serviceWorker(): Plugin {
  let folder = "";
  return {
    name: "service-worker",
    apply: "build",
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      sequential: true,
      order: "post",
      handler: async () => {
        const code = await built(fileURLToPath(new URL("serviceWorker.ts", import.meta.url)));
        writeFileSync(join(folder, "sw.js"), `${listLine(keptFiles(folder))}\n${code}`);
      },
    },
  };
}

async function built(input: string): Promise<string> {
  const made = await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2023",
      rolldownOptions: { input, output: { format: "iife" } },
    },
  });
  if (!("output" in made)) throw new Error("the service worker is one bundle");
  return made.output[0].code;
}
