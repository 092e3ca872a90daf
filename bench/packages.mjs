// The peers' packages, which `npm install` in this folder brings: only here are they named, so that
// types, lint and bundling of the rest work without them.
export const packages = {
  "onnxruntime-web/webgpu": () => import("onnxruntime-web/webgpu"),
  "onnxruntime-web/wasm": () => import("onnxruntime-web/wasm"),
  "@jax-js/jax": () => import("@jax-js/jax"),
};
