import { rangesOfBlob } from "../io/byteRanges.ts";
import { listed } from "../language/lists.ts";
import { t } from "../language/words.ts";
import { partsOf, WEIGHT_FILES } from "../model/weightFiles.ts";
import { TOKENIZER_FILES } from "../text/tokenizerFiles.ts";

/** The files of a model, by their names in its folder. */
export type ModelBlobs = ReadonlyMap<string, Blob>;

/** What is kept of a folder beside config, tokenizer and weights. */
const BESIDE = [
  "types.json",
  "README.md",
  "LICENSE",
  "LICENSE.txt",
  "special_tokens_map.json",
  "added_tokens.json",
];
/** What programs that train leave beside weights. */
const NO_WEIGHTS =
  /^(?:training_args|optimizer|scheduler|scaler|rng_state.*|extra)\.(?:bin|pt|pth|state)$/;
const WEIGHTS = /\.(?:safetensors|bin|pt|pth|ckpt)$/i;
/** Weights that other programs write, and whose they are. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^tf_model\.h5$|\.h5$/, "TensorFlow"],
  [/^flax_model\.msgpack$|\.msgpack$/, "Flax"],
  [/\.onnx$/, "ONNX"],
  [/\.gguf$/, "GGUF"],
];

/**
 * Those files of what was dropped that a model is made of, in the folder of its config.json. Weights
 * of any name are known, where there is one such file.
 *
 * @param name of the model, for messages
 * @throws Error that says what is missing, or between which files it cannot choose
 */
export async function chosenFiles(files: ModelBlobs, name: string): Promise<Map<string, Blob>> {
  const own = besideConfig(files, name);
  const chosen = new Map<string, Blob>();
  for (const file of ["config.json", ...TOKENIZER_FILES, ...BESIDE]) {
    const found = own.get(file);
    if (found) chosen.set(file, found);
  }
  for (const [file, found] of await weightsAmong(own, name)) chosen.set(file, found);
  return chosen;
}

/** The files beside the one config.json that lies highest. */
function besideConfig(files: ModelBlobs, name: string): ModelBlobs {
  const configs = [...files.keys()].filter((path) => /(?:^|\/)config\.json$/.test(path));
  const depth = (path: string) => path.split("/").length;
  const least = Math.min(...configs.map(depth));
  const highest = configs.filter((path) => depth(path) === least);
  if (highest.length === 0)
    throw new Error(t("{name}: no config.json, which says what a model is", { name }));
  if (highest.length > 1)
    throw new Error(
      t("{name}: there are several models ({highest}): add one at a time", {
        name,
        highest: highest.join(", "),
      }),
    );
  const folder = highest[0].slice(0, -"config.json".length);
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(folder) && !path.slice(folder.length).includes("/"))
      .map(([path, file]) => [path.slice(folder.length), file]),
  );
}

/** The weights under the names that a model's folder has for them. */
async function weightsAmong(own: ModelBlobs, name: string): Promise<ModelBlobs> {
  for (const file of WEIGHT_FILES) {
    const whole = own.get(file);
    if (whole) return new Map([[file, whole]]);
    const list = own.get(`${file}.index.json`);
    if (list) return partsAmong(own, `${file}.index.json`, list, name);
  }
  const others = [...own].filter(([file]) => WEIGHTS.test(file) && !NO_WEIGHTS.test(file));
  if (others.length === 1) return new Map([[await nameOfWeights(others[0][1]), others[0][1]]]);
  if (others.length > 1)
    throw new Error(
      t("{name}: several files could be the weights: {others}. Leave one of them.", {
        name,
        others: others.map(([file]) => file).join(", "),
      }),
    );
  const wanted = listed(WEIGHT_FILES, "or");
  const found = foreignIn(own);
  throw new Error(
    found
      ? t("{name}: no weights ({wanted}); {file} is of {program}, which is not read", {
          name,
          wanted,
          file: found.file,
          program: found.program,
        })
      : t("{name}: no weights ({wanted})", { name, wanted }),
  );
}

async function partsAmong(
  own: ModelBlobs,
  file: string,
  list: Blob,
  name: string,
): Promise<ModelBlobs> {
  const bytes = new Uint8Array(await list.arrayBuffer());
  const parts = new Map([[file, list]]);
  for (const part of partsOf(bytes, `${name}, ${file}`).keys()) {
    const found = own.get(part);
    if (!found) throw new Error(t("{name}, {file}: {part} is missing", { name, file, part }));
    parts.set(part, found);
  }
  return parts;
}

/** By its first bytes: a safetensors file begins with the length of its header, and that. */
async function nameOfWeights(file: Blob): Promise<string> {
  const [safetensors, torch] = WEIGHT_FILES;
  const head = await rangesOfBlob(file).read(0, Math.min(9, file.size));
  return head[8] === "{".charCodeAt(0) ? safetensors : torch;
}

function foreignIn(own: ModelBlobs): { file: string; program: string } | null {
  for (const file of own.keys())
    for (const [pattern, program] of OTHERS) if (pattern.test(file)) return { file, program };
  return null;
}
