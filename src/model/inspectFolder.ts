import type { EncoderFacts, ModelFacts } from "../core/lifecycle/addedModel.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { parseModelTypes } from "../io/modelTypes.ts";
import { t } from "../language/words.ts";
import type { SpertConfig } from "./config.ts";
import type { BertConfig } from "./encoders/bertConfig.ts";
import { kindOf } from "./encoders/encoderKinds.ts";
import type { ModelFolder } from "./folder.ts";
import { loadTokenizer, readConfig, spertOfConfig } from "./folderFiles.ts";
import { encoderShapes, modelShapes } from "./parameters.ts";
import { spertHeads } from "./spertWeights.ts";
import { typesInConfig } from "./typesInConfig.ts";
import { openWeights } from "./weightFiles.ts";
import { pickShaped, underOurNames } from "./weights.ts";

/** What a folder holds. */
export interface Inspected extends Omit<ModelFacts, "types"> {
  readonly bert: BertConfig;
  /** Null: of a checkpoint of SpERT that does not name them. */
  readonly types: ModelTypes | null;
  /** How many types its heads have, none left out. */
  readonly rows: { readonly entities: number; readonly relations: number };
}

const NO_TYPES: ModelTypes = { entities: {}, relations: {} };

/**
 * Says what a folder holds, and whether it is whole: config, tokenizer, and the names and shapes of
 * all weights, by the headers of their files. No number is read.
 *
 * @throws Error naming the file and what of it is missing, wrong or not supported
 */
export async function inspectFolder(folder: ModelFolder): Promise<Inspected> {
  const { configJson, bert } = await readConfig(folder);
  const kind = kindOf(configJson);
  await loadTokenizer(folder, bert.vocabSize);
  const { found, file } = await openWeights(folder);
  const shapes = underOurNames(found, kind);
  const encoder: EncoderFacts = { label: kind.label, layers: bert.layers, hidden: bert.hidden };
  const facts = { encoder, bert };
  const own = spertOfConfig(folder, configJson);
  const heads = own ? null : spertHeads(shapes);
  if (!own && !heads) {
    pickShaped(shapes, encoderShapes(bert), file);
    return { ...facts, what: "encoder", types: NO_TYPES, rows: { entities: 0, relations: 0 } };
  }
  const check = (spert: SpertConfig, rows: Inspected["rows"]) => {
    const shape = { entityTypes: rows.entities + 1, relationTypes: rows.relations };
    pickShaped(shapes, modelShapes({ bert, spert, ...shape }), file);
  };
  const named = await typesOf(folder, configJson);
  if (own) {
    if (!named) throw new Error(t("{name}: no types.json", { name: folder.name }));
    check(own, countsOf(named));
    return { ...facts, what: "model", types: named, rows: countsOf(named) };
  }
  const { spert, rows } = heads as NonNullable<typeof heads>;
  check(spert, rows);
  if (named) checkCounts(named, rows, folder.name);
  return { ...facts, what: "spert", types: named, rows };
}

async function typesOf(
  folder: ModelFolder,
  configJson: Readonly<Record<string, unknown>>,
): Promise<ModelTypes | null> {
  const file = `${folder.name}, types.json`;
  const bytes = await folder.read("types.json");
  if (bytes) return parseModelTypes(new TextDecoder().decode(bytes), file);
  return typesInConfig(configJson, `${folder.name}, config.json`);
}

/** How many types of each kind there are. */
export const countsOf = ({ entities, relations }: ModelTypes): Inspected["rows"] => ({
  entities: Object.keys(entities).length,
  relations: Object.keys(relations).length,
});

/** Whether there are as many types as rows. @throws Error that says how many of which */
export function checkCounts(types: ModelTypes, rows: Inspected["rows"], name: string): void {
  const has = countsOf(types);
  for (const kind of ["entities", "relations"] as const)
    if (has[kind] !== rows[kind])
      throw new Error(
        kind === "entities"
          ? t("{name}: types of entities: {rows} in the weights, {named} named", {
              name,
              rows: rows.entities,
              named: has.entities,
            })
          : t("{name}: types of relations: {rows} in the weights, {named} named", {
              name,
              rows: rows.relations,
              named: has.relations,
            }),
      );
}
