import { existsSync, readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";

const PACKAGES: readonly [string, string][] = [
  ["webgpu", "node_modules/webgpu"],
  ["tfjs", "node_modules/@tensorflow/tfjs-core"],
  ["onnxruntime-web", "bench/node_modules/onnxruntime-web"],
  ["jax-js", "bench/node_modules/@jax-js/jax"],
];

/** What the numbers were measured with, and how busy the machine was before. */
export function surroundings(root: string): string {
  const versions = PACKAGES.map(([name, folder]) => {
    const file = join(root, folder, "package.json");
    if (!existsSync(file)) return `${name} not installed`;
    return `${name} ${JSON.parse(readFileSync(file, "utf8")).version}`;
  });
  const machine = `${cpus()[0]?.model ?? "CPU"}, ${availableParallelism()} cores`;
  const load = `load ${loadavg()[0].toFixed(1)}`;
  return `${machine}, ${load}; Node ${process.version}, ${versions.join(", ")}`;
}
