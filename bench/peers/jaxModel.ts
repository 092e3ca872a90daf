import { ADAM, SPEC } from "../workload.ts";
import type { Jax, NdArray, Tree } from "./jaxTypes.ts";

/** Encoder, loss and update in jax-js; all consume what they are given. */
export function jaxModel({ numpy: np, nn, scipySpecial: { erf } }: Jax) {
  const norm = (x: NdArray, gain: NdArray, bias: NdArray) =>
    nn.standardize(x, -1, { epsilon: SPEC.epsilon }).mul(gain).add(bias);
  const gelu = (x: NdArray) => x.ref.mul(0.5).mul(erf(x.mul(Math.SQRT1_2)).add(1));
  const dense = (x: NdArray, w: NdArray, b: NdArray) => np.matmul(x, w).add(b);

  /** @param words rows of the word table [B · T, H] @returns [B · T, H] */
  function encode(p: Tree, words: NdArray, B: number, T: number): NdArray {
    const { hidden: H, heads: A } = SPEC;
    const placed = words
      .reshape([B, T, H])
      .add(p.pos.slice([0, T]))
      .add(p.type);
    let x = norm(placed, p.eg, p.eb).reshape([B * T, H]);
    for (let l = 0; l < SPEC.layers; l++) {
      const w = (name: string) => p[`${l}.${name}`];
      const split = (n: string) => dense(x.ref, w(`w${n}`), w(`b${n}`)).reshape([B, T, A, H / A]);
      const context = nn.dotProductAttention(split("q"), split("k"), split("v"));
      const mixed = dense(context.reshape([B * T, H]), w("wo"), w("bo"));
      x = norm(mixed.add(x), w("g1"), w("n1"));
      const expanded = gelu(dense(x.ref, w("w1"), w("b1")));
      x = norm(dense(expanded, w("w2"), w("b2")).add(x), w("g2"), w("n2"));
    }
    return x;
  }

  /** @param words rows of the word table @param y one-hot labels [B · T, C] */
  function lossOf({ word, hw, hb, ...p }: Tree, y: NdArray, B: number, T: number): NdArray {
    const logits = dense(encode(p, word, B, T), hw, hb);
    return nn
      .logSoftmax(logits, -1)
      .mul(y)
      .sum()
      .mul(-1 / (B * T));
  }

  /** AdamW on all parameters. @param corrections of the two moments [2] */
  function update(p: Tree, g: Tree, first: Tree, second: Tree, corrections: NdArray) {
    const next: [Tree, Tree, Tree] = [{}, {}, {}];
    const [c1, c2] = [corrections.ref.slice(0), corrections.slice(1)];
    for (const name of Object.keys(p)) {
      const m = first[name].mul(ADAM.beta1).add(g[name].ref.mul(1 - ADAM.beta1));
      const square = g[name].ref.mul(g[name]);
      const v = second[name].mul(ADAM.beta2).add(square.mul(1 - ADAM.beta2));
      next[1][name] = m.ref;
      next[2][name] = v.ref;
      const root = np.sqrt(v.mul(c2.ref)).add(ADAM.epsilon);
      const step = m.mul(c1.ref).div(root).mul(ADAM.rate);
      next[0][name] = p[name].mul(1 - ADAM.rate * ADAM.decay).sub(step);
    }
    c1.dispose();
    c2.dispose();
    return next;
  }

  return { encode, lossOf, update };
}
