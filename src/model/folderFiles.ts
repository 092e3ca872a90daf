import { checkNoPointer } from "../io/lfsPointer.ts";
import { parseJson } from "../io/readJson.ts";
import { t } from "../language/words.ts";
import { TOKENIZER_FILES, type TokenizerFiles, tokenizerOfFiles } from "../text/tokenizerFiles.ts";
import { parseSpertConfig, type SpertConfig } from "./config.ts";
import type { BertConfig } from "./encoders/bertConfig.ts";
import { parseBertConfig } from "./encoders/encoderKinds.ts";
import type { ModelFolder } from "./folder.ts";

type Json = Readonly<Record<string, unknown>>;

/** `config.json`, and what it says of the encoder. @throws Error naming what cannot be computed */
export async function readConfig(
  folder: ModelFolder,
): Promise<{ readonly configJson: Json; readonly bert: BertConfig }> {
  const configJson = await readJson(folder, "config.json");
  return { configJson, bert: parseBertConfig(configJson, `${folder.name}, config.json`) };
}

/** What it says of the heads; null where it says nothing: no model of Spanloom. */
export const spertOfConfig = (folder: ModelFolder, configJson: Json): SpertConfig | null =>
  "spert_mt" in configJson
    ? parseSpertConfig(configJson.spert_mt, `${folder.name}, config.json`)
    : null;

/** The tokenizer of a folder, and its files as they are. @throws Error naming what is missing */
export async function loadTokenizer(folder: ModelFolder, vocabSize: number) {
  const tokenizerFiles: Record<string, string> = {};
  for (const name of TOKENIZER_FILES) {
    const bytes = await folder.read(name);
    if (!bytes) continue;
    checkNoPointer(bytes, `${folder.name}, ${name}`);
    tokenizerFiles[name] = new TextDecoder().decode(bytes);
  }
  const tokenizer = prefixed(folder, () => tokenizerOfFiles(tokenizerFiles as TokenizerFiles));
  if (tokenizer.size > vocabSize)
    throw new Error(
      t("{name}: the tokenizer has {size} pieces, but config.json says vocab_size {vocabSize}", {
        name: folder.name,
        size: tokenizer.size,
        vocabSize,
      }),
    );
  return { tokenizerFiles: tokenizerFiles as TokenizerFiles, tokenizer };
}

/** A file as text. @throws Error where there is none of the name */
export async function readText(folder: ModelFolder, file: string): Promise<string> {
  const bytes = await folder.read(file);
  if (!bytes) throw new Error(t("{name}: no {file}", { name: folder.name, file }));
  checkNoPointer(bytes, `${folder.name}, ${file}`);
  return new TextDecoder().decode(bytes);
}

async function readJson(folder: ModelFolder, file: string): Promise<Json> {
  const name = `${folder.name}, ${file}`;
  const json = parseJson(await readText(folder, file), name);
  if (typeof json === "object" && json !== null) return json as Json;
  throw new Error(t("{name}: not a JSON object", { name }));
}

function prefixed<T>(folder: ModelFolder, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Error(`${folder.name}: ${(error as Error).message}`, { cause: error });
  }
}
