import { type TensorContainer, tidy } from "@tensorflow/tfjs-core";

/** `tidy` for a function that returns a record of tensors, some of them null. */
export const tidyRecord = <T extends object>(run: () => T): T =>
  tidy(run as () => TensorContainer) as T;
