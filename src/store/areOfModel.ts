import type { PickedFile } from "./importState.ts";

/** Endings of weights; no format of texts or annotations has one of them. */
const WEIGHTS =
  /\.(?:safetensors|pt|pth|ckpt|gguf|onnx|h5|msgpack)$|(?:^|\/)pytorch_model.*\.bin$/i;

/** Whether files that were dropped are those of a model, and nothing to be read as text. */
export const areOfModel = (files: readonly Pick<PickedFile, "name">[]): boolean =>
  files.some(({ name }) => WEIGHTS.test(name));
