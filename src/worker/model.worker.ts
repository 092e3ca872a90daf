import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threaded from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import { expose } from "comlink";
import { createModelFiles } from "../storage/modelFiles.ts";
import { createModelService } from "./modelService.ts";

const absolute = (path: string): string => new URL(path, self.location.href).href;

expose(
  createModelService({
    host: {
      wasmPaths: {
        "tfjs-backend-wasm.wasm": absolute(plain),
        "tfjs-backend-wasm-simd.wasm": absolute(simd),
        "tfjs-backend-wasm-threaded-simd.wasm": absolute(threaded),
      },
      gpu: navigator.gpu,
    },
    // The page names the worker after its own address, which built and served pages know best.
    bundled: new URL("models/conll04/", self.name).href,
    files: createModelFiles(navigator),
  }),
);
