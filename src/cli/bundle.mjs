// tfjs-wasm's loader is CommonJS inside: it asks for `require` and `__dirname`.
const commonJs = `import { createRequire as _createRequire } from "node:module";
const require = _createRequire(import.meta.url), __dirname = import.meta.dirname, __filename = import.meta.filename;`;

/** A command's TypeScript sources as one module for Node. @param root the project's folder */
export async function bundled(root, source) {
  const { build } = await import("vite");
  const { output } = await build({
    root,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    ssr: { noExternal: true, external: ["webgpu", "playwright", "@playwright/test", "vite"] },
    resolve: { mainFields: ["module", "main"] },
    build: {
      ssr: source,
      write: false,
      target: "node20",
      minify: false,
      rolldownOptions: { output: { banner: commonJs, codeSplitting: false } },
    },
  });
  return output[0].code;
}
