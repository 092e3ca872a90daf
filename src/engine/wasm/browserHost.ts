import relaxed from "../../kernels/wasm/relaxed.wasm?url";
import relaxedShared from "../../kernels/wasm/relaxed-shared.wasm?url";
import simd from "../../kernels/wasm/simd.wasm?url";
import simdShared from "../../kernels/wasm/simd-shared.wasm?url";
import { t } from "../../language/words.ts";
import { inheritingWorker } from "../inheritingWorker.ts";
import helper from "./helper.mjs?worker&url";
import type { WasmHost } from "./host.ts";

const URLS: Readonly<Record<string, string>> = {
  "relaxed.wasm": relaxed,
  "relaxed-shared.wasm": relaxedShared,
  "simd.wasm": simd,
  "simd-shared.wasm": simdShared,
};

/** The browser's; memory can be shared on isolated pages only. */
export const browserHost: WasmHost = {
  async load(file) {
    const response = await fetch(new URL(URLS[file], import.meta.url));
    if (!response.ok)
      throw new Error(t("{file}: the server answered {status}", { file, status: response.status }));
    return response.arrayBuffer();
  },
  ...(globalThis.crossOriginIsolated && {
    startThread(start) {
      const worker = inheritingWorker(helper, import.meta.url);
      worker.postMessage(start);
      return worker;
    },
  }),
};
