/** Endings of weights; no format of texts or annotations has one of them. */
const WEIGHTS =
  /\.(?:safetensors|pt|pth|ckpt|gguf|onnx|h5|msgpack)$|(?:^|\/)pytorch_model.*\.bin$/i;

/** Whether these are the files of a model, or some among them, by their names. */
export const areOfModel = (files: readonly { readonly name: string }[]): boolean =>
  files.some(({ name }) => WEIGHTS.test(name));
