import { readFile } from "node:fs/promises";
import v8 from "node:v8";
import { expect, it } from "vitest";
import { casesOf } from "../../kernels/cases/cases.ts";
import { KERNELS } from "../../kernels/kernels.ts";
import { checkCase } from "../checkCase.ts";
import { nodeHost } from "./nodeHost.ts";
import { startWasmExecutor } from "./start.ts";

v8.setFlagsFromString("--experimental-wasm-relaxed-simd");
const host = {
  ...nodeHost(process.cwd()),
  async load(file: string) {
    const b = await readFile(`/tmp/wasmc/${file}`);
    return b.buffer.slice(b.byteOffset, b.byteOffset + b.byteLength) as ArrayBuffer;
  },
};
for (const relaxed of [false, true])
  for (const threads of [1, 2])
    it(`all ${relaxed} ${threads}`, async () => {
      const ex = await startWasmExecutor({ headSize: 8 }, host, { threads, relaxed });
      for (const kernel of KERNELS) {
        const out: string[] = [];
        for (const c of casesOf(kernel, { headSize: 8 })) {
          const e = await checkCase(ex, c);
          out.push(e.toExponential(1));
          expect(e, `${kernel.name} ${c.name}`).toBeLessThan(1e-4);
        }
        console.log(kernel.name, out.join(" "));
      }
      ex.dispose();
    });
