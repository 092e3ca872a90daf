import { expect, test } from "vitest";
import { KERNELS } from "../../kernels/kernels.ts";
import { casesOf } from "../cases/cases.ts";
import { checkCase } from "../checkCase.ts";
import { nodeHost } from "./nodeHost.ts";
import { startWasmExecutor } from "./start.ts";

const host = nodeHost(process.cwd());

test.each([
  { headSize: 8, threads: 1, relaxed: false },
  { headSize: 32, threads: 2, relaxed: true },
  { headSize: 64, threads: 1, relaxed: true },
])("every kernel computes what its reference does: %o", async ({ headSize, ...options }) => {
  const constants = { headSize };
  const executor = await startWasmExecutor(constants, host, options);
  for (const kernel of KERNELS)
    for (const one of casesOf(kernel, constants))
      expect.soft(await checkCase(executor, one), `${kernel.name}: ${one.name}`).toBeLessThan(3e-6);
  executor.dispose();
});
