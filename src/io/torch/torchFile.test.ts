import { readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { rangesOf } from "../byteRanges.ts";
import { POINTER } from "../fixtures/lfsPointer.ts";
import { parseSafetensors } from "../safetensors.ts";
import { storage, tensor, zipOf } from "./fixtures/checkpoint.ts";
import { call, dict, int, name, pickled, string, tuple } from "./fixtures/pickled.ts";
import { readTorch } from "./torchFile.ts";

const fixture = (file: string) =>
  new Uint8Array(readFileSync(new URL(`fixtures/${file}`, import.meta.url)));
const safetensors = new Uint8Array(
  readFileSync("src/parity/fixtures/encoders/electra-projected/model.safetensors"),
);
const read = (bytes: Uint8Array, wanted?: (name: string) => boolean) =>
  readTorch(rangesOf(bytes), "m.bin", wanted);
const x = string("x");

test("a pointer of Git LFS is told", async () => {
  const pointer = read(new TextEncoder().encode(POINTER));
  await expect(pointer).rejects.toThrow(/^m\.bin: is a Git LFS pointer, .* git lfs pull$/);
});

describe.each(["pytorch_model.bin", "legacy.bin"])("%s, as PyTorch wrote it", (file) => {
  test("has the tensors that the same model's safetensors has", async () => {
    const expected = parseSafetensors(safetensors, "model.safetensors");
    expect(expected.size).toBeGreaterThan(30);
    const found = await read(fixture(file));
    for (const [tensor, { shape, data }] of expected) {
      expect(found.get(tensor)?.shape, tensor).toEqual(shape);
      expect(found.get(tensor)?.data, tensor).toEqual(data);
    }
  });

  test("is refused when it is cut anywhere, and says so in a line", async () => {
    const whole = fixture(file);
    for (let end = 0; end < whole.length; end += 997) {
      const cut = read(whole.subarray(0, end));
      await expect(cut, `${end} bytes`).rejects.toThrow(/^m\.bin: [^\n]+$/);
    }
  });

  test("only what is wanted is read", async () => {
    const found = await read(fixture(file), (tensor) => tensor.endsWith("LayerNorm.bias"));
    expect(found.size).toBeGreaterThan(2);
    expect([...found.keys()].every((tensor) => tensor.endsWith("LayerNorm.bias"))).toBe(true);
  });
});

test("tensors lie in a storage as their steps say", async () => {
  const value = dict(
    string("rows"),
    tensor("0", 6, [2, 3], [3, 1]),
    string("columns"),
    tensor("0", 6, [3, 2], [1, 3]),
    string("part"),
    tensor("0", 6, [2], [1], { offset: 3 }),
    string("scalar"),
    tensor("0", 6, [], [], { offset: 5 }),
    string("none"),
    tensor("0", 6, [0, 3], [3, 1]),
  );
  const found = await read(zipOf(value, { 0: Float32Array.of(0, 1, 2, 3, 4, 5) }));
  const values = [...found].map(([key, { shape, data }]) => [key, [...shape], [...data]]);
  expect(values).toEqual([
    ["rows", [2, 3], [0, 1, 2, 3, 4, 5]],
    ["columns", [3, 2], [0, 3, 1, 4, 2, 5]],
    ["part", [2], [3, 4]],
    ["scalar", [], [5]],
    ["none", [0, 3], []],
  ]);
});

test.each([
  ["DoubleStorage", Float64Array.of(0.5, -2)],
  ["HalfStorage", Uint16Array.of(0x3800, 0xc000)],
  ["BFloat16Storage", Uint16Array.of(0x3f00, 0xc000)],
])("%s is read in single precision", async (kind, stored) => {
  const value = dict(x, tensor("0", 2, [2], [1], { kind }));
  expect([...(await read(zipOf(value, { 0: stored }))).get("x")!.data]).toEqual([0.5, -2]);
});

test("whole numbers are no weights, and are passed over", async () => {
  const value = dict(
    x,
    tensor("0", 2, [2], [1], { kind: "LongStorage" }),
    string("y"),
    tensor("1", 1, [1], [1]),
  );
  const found = await read(zipOf(value, { 0: new Uint8Array(16), 1: Float32Array.of(7) }));
  expect([...found.keys()]).toEqual(["y"]);
});

test("weights are found among what a training stored, also of several devices", async () => {
  const weights = dict(string("module.a"), tensor("0", 1, [1], [1]));
  const value = dict(string("epoch"), int(3), string("state_dict"), weights);
  expect([...(await read(zipOf(value, { 0: Float32Array.of(1) }))).keys()]).toEqual(["a"]);
});

/** What would run something in Python, and what only seems harmless. */
const FORBIDDEN = [
  ["os", "system"],
  ["posix", "system"],
  ["nt", "system"],
  ["subprocess", "Popen"],
  ["builtins", "eval"],
  ["builtins", "exec"],
  ["builtins", "getattr"],
  ["builtins", "__import__"],
  ["__builtin__", "eval"],
  ["runpy", "_run_code"],
  ["webbrowser", "open"],
  ["pickle", "loads"],
  ["operator", "attrgetter"],
  ["functools", "partial"],
  ["torch", "load"],
  ["torch.hub", "load"],
  ["torch.storage", "_load_from_bytes"],
  ["torch.serialization", "load"],
  ["torch.jit", "load"],
  ["numpy.core.multiarray", "_reconstruct"],
  ["argparse", "Namespace"],
  ["collections", "OrderedDict.fromkeys"],
  ["constructor", "prototype"],
  ["__proto__", "constructor"],
];
test.each(FORBIDDEN)("%s.%s is refused by its name", async (module, of) => {
  const bytes = zipOf(dict(x, call(name(module, of), string("id"))));
  await expect(read(bytes)).rejects.toThrow(`m.bin: asks for ${module}.${of}, which is not read`);
  const byStack = zipOf(dict(x, string(module), string(of), 0x93, tuple(), 0x52));
  await expect(read(byStack)).rejects.toThrow(`asks for ${module}.${of}`);
});

const one = { 0: Float32Array.of(1) };
const good = tensor("0", 1, [1], [1]);
test.each<[what: string, bytes: Uint8Array, says: RegExp]>([
  [
    "calls a storage",
    zipOf(dict(x, call(name("torch", "FloatStorage"), int(9)))),
    /calls torch\.FloatStorage/,
  ],
  ["calls a string", zipOf(dict(x, call("", string("id"), tuple()))), /broken|is not read/],
  [
    "sets fields of a tensor",
    zipOf(dict(x, good, dict(x, x), 0x62), one),
    /sets the fields of an object/,
  ],
  [
    "has an opcode that makes objects",
    zipOf(dict(x, name("collections", "OrderedDict"), tuple(), 0x81)),
    /byte \d+: opcode 0x81/,
  ],
  ["has a text opcode", zipOf(dict(x, "S'a'\n")), /opcode 0x53/],
  ["has another protocol", Uint8Array.of(0x80, 9, 0x2e), /protocol 9/],
  ["is text", new TextEncoder().encode("<html>not found</html>"), /is no pickle/],
  ["is empty", new Uint8Array(), /is cut/],
  [
    "is another zip",
    Uint8Array.from(zipSync({ "a.txt": new Uint8Array(3) })),
    /none that PyTorch wrote/,
  ],
  ["packs its numbers", zipOf(dict(x, good), { 0: new Float32Array(1) }, 9), /is packed/],
  ["lacks a storage", zipOf(dict(x, good)), /data\/0 is missing/],
  [
    "has a storage of another size",
    zipOf(dict(x, good), { 0: Float32Array.of(1, 2) }),
    /data\/0 has 8 bytes, but should have 4/,
  ],
  [
    "has a tensor larger than its storage",
    zipOf(dict(x, tensor("0", 1, [9], [1])), one),
    /of 9 numbers, .* only 1/,
  ],
  [
    "has a tensor of one number repeated",
    zipOf(dict(x, tensor("0", 1, [30_000, 30_000], [0, 0])), one),
    /of 900000000 numbers/,
  ],
  [
    "reads past its storage by steps",
    zipOf(dict(x, tensor("0", 4, [2, 2], [2, 2])), { 0: new Float32Array(4) }),
    /its storage has only 4/,
  ],
  [
    "begins before its storage",
    zipOf(dict(x, tensor("0", 1, [1], [1], { offset: -1 })), one),
    /shape is not read/,
  ],
  [
    "steps back",
    zipOf(dict(x, tensor("0", 2, [2], [-1], { offset: 1 })), { 0: new Float32Array(2) }),
    /shape is not read/,
  ],
  [
    "leads out of its folder",
    zipOf(dict(x, tensor("../../a", 1, [1], [1])), one),
    /names numbers in a way/,
  ],
  [
    "says two things of a storage",
    zipOf(dict(x, good, string("y"), tensor("0", 2, [2], [1])), one),
    /two things of storage 0/,
  ],
  ["has no weights", zipOf(dict(x, int(1))), /holds no weights by name/],
  ["has a storage alone", zipOf(dict(x, storage("0", 1)), one), /holds no weights by name/],
  ["has a list for a dictionary", zipOf(Uint8Array.of(0x5d)), /holds no weights by name/],
  ["uses what it never stored", zipOf(Uint8Array.of(0x68, 7)), /broken near byte/],
  ["takes more than it put", zipOf(Uint8Array.of(0x87)), /broken near byte/],
  [
    "says a string is longer than the file",
    zipOf(Uint8Array.of(0x58, 255, 255, 255, 255)),
    /the pickle is cut/,
  ],
  [
    "holds millions of values",
    zipOf(new Uint8Array(2_100_000).fill(0x7d)),
    /more than 2000000 values/,
  ],
  [
    "has a pickle of many megabytes",
    zipOf(new Uint8Array(17 * 2 ** 20).fill(0x4e)),
    /data\.pkl is too large/,
  ],
])("refused: a file that %s", async (_, bytes, says) => {
  await expect(read(bytes)).rejects.toThrow(says);
});

test("refused: a zip whose numbers were changed", async () => {
  const bytes = zipOf(dict(x, good), { 0: Float32Array.of(1234.5) });
  const at = bytes.findIndex((_, i) => new DataView(bytes.buffer).getFloat32(i, true) === 1234.5);
  bytes[at] ^= 1;
  await expect(read(bytes)).rejects.toThrow("data/0 is damaged");
});

test("refused: a program in place of weights, and another machine's bytes", async () => {
  const pkl = { "m/data.pkl": pickled(dict(x, x)) };
  const program = zipSync({ ...pkl, "m/constants.pkl": new Uint8Array(1) }, { level: 0 });
  await expect(read(program)).rejects.toThrow("holds a program");
  const big = zipSync({ ...pkl, "m/byteorder": new TextEncoder().encode("big") }, { level: 0 });
  await expect(read(big)).rejects.toThrow("another machine");
});
