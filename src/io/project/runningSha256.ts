/** A SHA-256 of bytes that come piece by piece, as the browser's own does not take them. */
export interface RunningSha256 {
  add(piece: Uint8Array): void;
  /** In hexadecimal digits; nothing can be added after it. */
  end(): string;
}

/** The bits after the point of the roots (square or cubic) of the first primes. */
function rootBits(count: number, root: (of: number) => number): Uint32Array {
  const bits: number[] = [];
  for (let n = 2; bits.length < count; n++) {
    let isPrime = true;
    for (let by = 2; by * by <= n; by++) if (n % by === 0) isPrime = false;
    if (isPrime) bits.push((root(n) % 1) * 2 ** 32);
  }
  return Uint32Array.from(bits);
}

const ROUNDS = rootBits(64, Math.cbrt);
const START = rootBits(8, Math.sqrt);
const BLOCK = 64;

/** Begins with nothing. */
export function runningSha256(): RunningSha256 {
  const state = START.slice();
  const words = new Uint32Array(64);
  const rest = new Uint8Array(2 * BLOCK);
  let held = 0;
  let length = 0;

  const block = (bytes: Uint8Array, at: number) => {
    for (let i = 0; i < 16; i++) {
      const from = at + 4 * i;
      words[i] =
        (bytes[from] << 24) | (bytes[from + 1] << 16) | (bytes[from + 2] << 8) | bytes[from + 3];
    }
    for (let i = 16; i < 64; i++) {
      const [x, y] = [words[i - 15], words[i - 2]];
      const low = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
      const high = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
      words[i] = (words[i - 16] + low + words[i - 7] + high) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const one = (h + high + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i]) | 0;
      const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  };

  return {
    add: (piece) => {
      length += piece.length;
      let at = 0;
      if (held > 0) {
        at = Math.min(BLOCK - held, piece.length);
        rest.set(piece.subarray(0, at), held);
        held += at;
        if (held < BLOCK) return;
        block(rest, 0);
      }
      for (; at + BLOCK <= piece.length; at += BLOCK) block(piece, at);
      rest.set(piece.subarray(at));
      held = piece.length - at;
    },
    end: () => {
      const size = held < BLOCK - 8 ? BLOCK : 2 * BLOCK;
      rest.fill(0, held);
      rest[held] = 0x80;
      new DataView(rest.buffer).setBigUint64(size - 8, 8n * BigInt(length));
      for (let at = 0; at < size; at += BLOCK) block(rest, at);
      return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
    },
  };
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
