// Bundles a command's TypeScript sources for Node and runs it: `node src/cli/launch.mjs NAME …`.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
process.env.SPANLOOM_ROOT = root;
const [name] = process.argv.splice(2, 1);
const outDir = join(root, "node_modules/.cache/spanloom", name);
mkdirSync(outDir, { recursive: true });

// tfjs-wasm's loader is CommonJS inside: it asks for `require` and `__dirname`.
const commonJs = `import { createRequire as _createRequire } from "node:module";
const require = _createRequire(import.meta.url), __dirname = import.meta.dirname, __filename = import.meta.filename;`;

await build({
  root,
  configFile: false,
  logLevel: "error",
  publicDir: false,
  ssr: { noExternal: true, external: ["webgpu", "playwright", "@playwright/test", "vite"] },
  resolve: { mainFields: ["module", "main"] },
  build: {
    ssr: join(root, "src/cli", `${name}.ts`),
    outDir,
    emptyOutDir: true,
    target: "node20",
    minify: false,
    rolldownOptions: { output: { banner: commonJs, entryFileNames: "[name].mjs" } },
  },
});
await import(pathToFileURL(join(outDir, `${name}.mjs`)).href);
