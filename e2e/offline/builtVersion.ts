import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keptFiles, listLine } from "../../src/offline/keptFiles.ts";
import { TINY } from "../tiny/serveTiny.ts";

/**
 * Makes a version of the built app with the tiny model in place of the bundled ones. Versions differ in
 * the name of every script and style, as builds do, so that none has what another needs.
 */
export function builtVersion(folder: string, mark: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync("dist", folder, { recursive: true, filter: (path) => !path.endsWith(".safetensors") });
  const files: Record<string, { bytes: number; sha256: string }> = {};
  for (const model of readdirSync(join(folder, "models"))) {
    rmSync(join(folder, "models", model), { recursive: true });
    cpSync(join("e2e/tiny", TINY.tiny), join(folder, "models", model), { recursive: true });
    for (const file of readdirSync(join(folder, "models", model))) {
      const bytes = readFileSync(join(folder, "models", model, file));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      files[`${model}/${file}`] = { bytes: bytes.length, sha256 };
    }
  }
  const assets = readdirSync(join(folder, "assets"));
  const list = assets.find((name) => name.startsWith("bundledList-"))!;
  writeFileSync(join(folder, "assets", list), JSON.stringify(files));
  rename(folder, assets, mark);
  const worker = readFileSync(join(folder, "sw.js"), "utf8");
  const code = worker.slice(worker.indexOf("\n"));
  writeFileSync(join(folder, "sw.js"), listLine(keptFiles(folder)) + code);
}

/** Gives every asset another name, wherever it is named. */
function rename(folder: string, assets: readonly string[], mark: string): void {
  const renamed = new Map(assets.map((name) => [name, name.replace(/(\.\w+)$/, `${mark}$1`)]));
  // A name may be the end of another one.
  const any = new RegExp(
    `(?<![\\w.-])(?:${assets.map((name) => name.replaceAll(".", "\\.")).join("|")})`,
    "g",
  );
  const texts = ["index.html", ...assets.map((name) => `assets/${name}`)];
  for (const file of texts.filter((name) => /\.(html|js|css)$/.test(name))) {
    const path = join(folder, file);
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace(any, (name) => renamed.get(name)!),
    );
  }
  for (const [name, next] of renamed)
    renameSync(join(folder, "assets", name), join(folder, "assets", next));
}
