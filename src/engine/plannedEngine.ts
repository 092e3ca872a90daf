import type { Constants } from "../kernels/defineKernel.ts";
import { t } from "../language/words.ts";
import type { CompileProgress, Engine } from "./engine.ts";
import type { Executor, Store } from "./executor.ts";
import { PlannedNetwork } from "./network.ts";
import { headColumns } from "./program/sizes.ts";

/** Makes an executor; called once for each head size. */
export type MakeExecutor<S extends Store> = (
  constants: Constants,
  onProgress: CompileProgress,
) => Promise<Executor<S>>;

/** An engine whose networks are plans of kernels on one executor. */
export function plannedEngine<S extends Store>(
  device: Pick<Engine, "label" | "reason" | "lost" | "sizes">,
  makeExecutor: MakeExecutor<S>,
  disposeDevice: () => void,
  /** Bytes above which a word table is not held whole. */
  largeTable?: number,
): Engine {
  const executors = new Map<number, Promise<Executor<S>>>();
  const executorFor = (headSize: number, onProgress: CompileProgress) => {
    const made = executors.get(headSize) ?? makeExecutor({ headSize }, onProgress);
    executors.set(headSize, made);
    // One that failed is not kept: the next load tries again.
    made.catch(() => executors.delete(headSize));
    return made;
  };
  return {
    ...device,
    prepare: async (headSize, onProgress = () => {}) => {
      await executorFor(headSize, onProgress);
    },
    load: async (shape, weights, onProgress = () => {}) => {
      const { hidden, embedding } = shape.bert;
      if (hidden % 4 !== 0 || embedding % 4 !== 0)
        throw new Error(
          t(
            "this model cannot be computed: its layers have {hidden} columns and its embeddings {embedding}, which must be multiples of 4",
            { hidden, embedding },
          ),
        );
      const executor = await executorFor(headColumns(shape.bert), onProgress);
      return PlannedNetwork.load(executor, shape, weights, largeTable);
    },
    dispose: () => {
      for (const made of executors.values())
        made.then((executor) => executor.dispose()).catch(() => {});
      executors.clear();
      disposeDevice();
    },
  };
}
