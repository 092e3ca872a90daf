import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../src/cli/host.ts";
import { trainBroad } from "../../src/cli/trainBroad.ts";
import type { ModelTypes } from "../../src/core/types/modelTypes.ts";
import type { TinySentence } from "./sentences.ts";

/** The sentences' types, under names that people use. */
const NAMES: Readonly<Record<string, string>> = {
  Peop: "Person",
  Loc: "Location",
  Org: "Organisation",
  Other: "Thing",
  Live_In: "Lives in",
  Work_For: "Works for",
  OrgBased_In: "Based in",
  Located_In: "Located in",
  Kill: "Kills",
};

/** What the model is told of its own types; it has learnt the names of the others too. */
const OWN = ["Person", "Organisation", "Location", "Works for", "Located in", "Lives in"];

interface Parts {
  readonly sentences: readonly TinySentence[];
  /** A folder with the encoder to start from. */
  readonly encoder: string;
}

/** Trains the tiny model that goes by the names of types. */
export async function makeNamed({ sentences, encoder }: Parts): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "spanloom-named-"));
  const data = join(work, "data");
  const named = <T extends { readonly type: string }>(of: T) => ({ ...of, type: NAMES[of.type] });
  mkdirSync(data);
  writeFileSync(join(data, "types.json"), JSON.stringify(typesOf(Object.values(NAMES))));
  writeFileSync(
    join(data, "data.json"),
    JSON.stringify(
      sentences.map(({ tokens, entities, relations }) => {
        return { tokens, entities: entities.map(named), relations: relations.map(named) };
      }),
    ),
  );
  writeFileSync(join(work, "types.json"), JSON.stringify(typesOf(OWN)));
  const out = join(work, "model");
  await trainBroad({
    data: [data],
    shippable: false,
    shares: new Map(),
    encoder,
    types: [join(work, "types.json")],
    out,
    steps: 1500,
    lr: 2e-3,
    headLr: 3e-3,
    resume: false,
    dtype: "float16",
    backend: "wasm",
  });
  rmSync(join(out, "checkpoint"), { recursive: true, force: true });
  cpSync(out, join(projectRoot, "e2e/tiny/named"), { recursive: true });
  rmSync(work, { recursive: true });
}

function typesOf(names: readonly string[]): ModelTypes {
  const spans = ["Person", "Location", "Organisation", "Thing"];
  const of = (wanted: readonly string[]) =>
    wanted.map((name) => [name, { short: name, verbose: name, symmetric: false }] as const);
  return {
    entities: Object.fromEntries(
      of(names.filter((name) => spans.includes(name))).map(([name, { short, verbose }]) => [
        name,
        { short, verbose },
      ]),
    ),
    relations: Object.fromEntries(of(names.filter((name) => !spans.includes(name)))),
  };
}
