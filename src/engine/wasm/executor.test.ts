import { expect, test } from "vitest";
import { KERNELS } from "../../kernels/kernels.ts";
import { casesOf } from "../cases/cases.ts";
import { checkCase } from "../checkCase.ts";
import { nodeHost } from "./nodeHost.ts";
import { startWasmExecutor } from "./start.ts";

const host = nodeHost(process.cwd());

test.each([
  { headSize: 8, threads: 1 },
  { headSize: 32, threads: 2 },
  { headSize: 64, threads: 1 },
])(
  "every kernel computes what its reference does: heads of $headSize, threads: $threads",
  async ({ headSize, threads }) => {
    const constants = { headSize };
    const executor = await startWasmExecutor(constants, host, { threads });
    for (const kernel of KERNELS)
      for (const one of casesOf(kernel, constants))
        expect
          .soft(await checkCase(executor, one), `${kernel.name}: ${one.name}`)
          .toBeLessThan(3e-6);
    executor.dispose();
  },
);
