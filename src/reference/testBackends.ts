import { createRequire } from "node:module";
import { dirname } from "node:path";
import { startReference } from "./engine.ts";

const binary = "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm";

/** For tests in Node: the backends that every machine has. */
export const TEST_BACKENDS = ["cpu", "wasm"] as const;

export const wasmFolder = `${dirname(createRequire(import.meta.url).resolve(binary))}/`;

/** Starts a backend in a test. */
export const startTestBackend = (name: (typeof TEST_BACKENDS)[number]) =>
  startReference(name, { wasmPaths: wasmFolder });
