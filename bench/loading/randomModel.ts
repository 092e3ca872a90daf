import { closeSync, copyFileSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../../src/core/learn/random.ts";
import { parseModelTypes } from "../../src/io/modelTypes.ts";
import { DEFAULT_SPERT } from "../../src/model/config.ts";
import { kindOf } from "../../src/model/encoders/encoderKinds.ts";
import { shapeOf } from "../../src/model/model.ts";
import { configFile } from "../../src/model/modelFolder.ts";
import { modelShapes } from "../../src/model/parameters.ts";
import type { EncoderShape } from "./shapes.ts";

/** Numbers that are written at a time. */
const PIECE = 2 ** 20;

/**
 * Writes a model of a shape with random weights in single precision, never all of them in memory.
 *
 * @param like the folder of a trained model, whose types and tokenizer it gets
 * @param typesJson what that folder's `types.json` holds
 * @returns how many parameters it has
 */
export function writeRandomModel(
  { config }: EncoderShape,
  { like, typesJson, out }: { like: string; typesJson: string; out: string },
): number {
  const kind = kindOf(config);
  const bert = kind.parse(config, "config.json");
  const types = parseModelTypes(typesJson, "types.json");
  for (const file of ["tokenizer.json", "types.json"])
    copyFileSync(join(like, file), join(out, file));
  writeFileSync(
    join(out, "config.json"),
    configFile({ bert, spert: DEFAULT_SPERT, configJson: config }),
  );
  const header: Record<string, object> = {};
  let parameters = 0;
  const shapes = [...modelShapes(shapeOf({ bert, spert: DEFAULT_SPERT, types }))];
  const sizes = shapes.map(([name, shape]) => {
    const size = shape.reduce((product, axis) => product * axis, 1);
    const data_offsets = [4 * parameters, 4 * (parameters + size)];
    header[kind.theirs(name)] = { dtype: "F32", shape, data_offsets };
    parameters += size;
    return size;
  });
  const file = openSync(join(out, "model.safetensors"), "w");
  writeHeader(file, header);
  const random = seededRandom(7);
  shapes.forEach(([name], i) => {
    const isScale = name.endsWith("LayerNorm.weight");
    for (let left = sizes[i]; left > 0; left -= PIECE) {
      const piece = new Float32Array(Math.min(PIECE, left));
      for (let j = 0; j < piece.length; j++) piece[j] = isScale ? 1 : (random() - 0.5) * 0.07;
      writeSync(file, piece);
    }
  });
  closeSync(file);
  return parameters;
}

function writeHeader(file: number, header: object): void {
  const json = JSON.stringify(header);
  const bytes = Buffer.alloc(8 + Math.ceil(json.length / 8) * 8, " ");
  bytes.writeBigUInt64LE(BigInt(bytes.length - 8));
  bytes.write(json, 8);
  writeSync(file, bytes);
}
