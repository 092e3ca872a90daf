import {
  add,
  erf,
  gather,
  losses,
  matMul,
  moments,
  mul,
  oneHot,
  reshape,
  rsqrt,
  type Scalar,
  slice,
  softmax,
  sub,
  type Tensor,
  tensor1d,
  transpose,
} from "@tensorflow/tfjs-core";
import { SPEC, type TokenBatch } from "../workload.ts";

type Parameters = Readonly<Record<string, Tensor>>;

/** The encoder op by op. @returns [B · T, H] */
export function encode(p: Parameters, { sentences, tokens, ids }: TokenBatch): Tensor {
  const H = SPEC.hidden;
  const words = reshape(gather(p.word, tensor1d(ids, "int32")), [sentences, tokens, H]);
  const placed = add(add(words, slice(p.pos, [0, 0], [tokens, H])), p.type);
  let x = reshape(norm(placed, p.eg, p.eb), [sentences * tokens, H]);
  for (let l = 0; l < SPEC.layers; l++) {
    const w = (name: string) => p[`${l}.${name}`];
    const context = attention(x, w, sentences, tokens);
    x = norm(add(dense(context, w("wo"), w("bo")), x), w("g1"), w("n1"));
    const expanded = gelu(dense(x, w("w1"), w("b1")));
    x = norm(add(dense(expanded, w("w2"), w("b2")), x), w("g2"), w("n2"));
  }
  return x;
}

/** Mean cross-entropy of the token head. */
export const lossOf = (p: Parameters, batch: TokenBatch): Scalar =>
  losses.softmaxCrossEntropy(
    oneHot(tensor1d(batch.labels, "int32"), SPEC.classes),
    dense(encode(p, batch), p.hw, p.hb),
  );

function attention(x: Tensor, w: (name: string) => Tensor, B: number, T: number): Tensor {
  const { hidden: H, heads: A } = SPEC;
  const split = (n: string) =>
    transpose(reshape(dense(x, w(`w${n}`), w(`b${n}`)), [B, T, A, H / A]), [0, 2, 1, 3]);
  const scores = mul(matMul(split("q"), split("k"), false, true), 1 / Math.sqrt(H / A)); // [B, A, T, T]
  const context = transpose(matMul(softmax(scores), split("v")), [0, 2, 1, 3]); // [B, T, A, H/A]
  return reshape(context, [B * T, H]);
}

function norm(x: Tensor, gain: Tensor, bias: Tensor): Tensor {
  const { mean, variance } = moments(x, -1, true);
  return add(mul(mul(sub(x, mean), rsqrt(add(variance, SPEC.epsilon))), gain), bias);
}

const gelu = (x: Tensor): Tensor => mul(mul(x, 0.5), add(erf(mul(x, Math.SQRT1_2)), 1));

const dense = (x: Tensor, w: Tensor, b: Tensor): Tensor => add(matMul(x, w), b);
