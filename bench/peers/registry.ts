import type { Peer, PeerHost } from "./peer.ts";

const TITLES = {
  own: "own engine",
  tfjs: "plain tfjs",
  ort: "ONNX Runtime Web, fused graph",
  "ort-plain": "ONNX Runtime Web, exported graph",
  jax: "jax-js",
  torch: "PyTorch",
} as const;

/** PyTorch runs in a process of Python, the others in one of JavaScript. */
export type PeerName = keyof typeof TITLES;

/** What a peer is called in tables. */
export const titleOf = (name: string): string => (name in TITLES ? TITLES[name as PeerName] : name);

/** Each is imported only in its own process: tfjs has one registry of kernels for all. */
export async function createPeer(name: string, host: PeerHost): Promise<Peer> {
  switch (name) {
    case "own":
      return (await import("./own.ts")).create(host);
    case "tfjs":
      return (await import("./tfjs.ts")).create(host);
    case "ort":
      return (await import("./ort.ts")).create(host, "model.opt.onnx");
    case "ort-plain":
      return (await import("./ort.ts")).create(host, "model.onnx");
    case "jax":
      return (await import("./jax.ts")).create(host);
    default:
      throw new Error(`no peer of the name ${name}`);
  }
}
