import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Project } from "../core/document/document.ts";
import { projectBackup } from "../core/document/projectBackup.ts";
import { wholeScope } from "../core/document/scope.ts";
import { wordTexts } from "../core/document/words.ts";
import { exampleOf } from "../core/learn/exampleOf.ts";
import type { ModelVersion } from "../core/lifecycle/modelVersion.ts";
import { versionBackup } from "../core/lifecycle/versionBackup.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { modelTypes, withTypes } from "../core/types/schema.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { readTexts } from "../io/fixtures/readTexts.ts";
import { writeProject } from "../io/project/writeProject.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { weightsHash } from "../model/weightsHash.ts";
import { createAddedModels } from "../storage/addedModels.ts";
import { fakeLocks } from "../storage/fixtures/fakeLocks.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import { createModelFiles } from "../storage/modelFiles.ts";
import { createTrainingFiles } from "../storage/trainingFiles.ts";
import { createModelService } from "../worker/modelService.ts";
import { convert } from "./convert/convert.ts";
import { readProjectFile } from "./projectFile.ts";
import { modelFolderOf } from "./projectModel.ts";
import { trainVersion } from "./trainVersion.ts";

/** Where its parent is, of a version that was trained from one that was kept. */
const KEPT = { kind: "version", id: "kept" } as const;
const TINY = join(process.cwd(), "e2e/tiny/model");
const REHEARSAL = join(process.cwd(), "public/rehearsal/sentences.txt");
const dir = mkdtempSync(join(tmpdir(), "spanloom-version-"));
const at = (file: string) => join(dir, file);

const types = readFileSync(join(TINY, "types.json"), "utf8");
const FIRST = ["Ida", "Robert", "Marta", "Grace", "Luc", "Henry", "Nora", "Emil", "Clara", "Otto"];
const PLACES = ["Oslo", "Bergen", "Paris", "Norway", "Canada", "Peru"];
const sentences = FIRST.flatMap((first) =>
  PLACES.map((place, i) => ({
    tokens: [first, "Moss", i % 2 ? "lives" : "works", "in", place, "."],
    entities: [
      { type: "Sailor", start: 0, end: 2 },
      { type: "Loc", start: 4, end: 5 },
    ],
    relations: i % 2 ? [{ type: "Live_In", head: 0, tail: 1 }] : [],
  })),
);
const withSailor = {
  ...JSON.parse(types),
  entities: { ...JSON.parse(types).entities, Sailor: { short: "Sail", verbose: "Sailor" } },
};
const read = await readTexts({
  "data.json": JSON.stringify(sentences),
  "types.json": JSON.stringify(withSailor),
});
const project: Project = {
  docs: Object.fromEntries(read.docs.map((doc) => [doc.id, doc])),
  schema: withTypes({ entities: [], relations: [] }, withSailor),
};
const [doc] = read.docs;
const examples = doc.sentences.map(
  (one) => exampleOf(doc, one, wholeScope(project.schema)).example,
);

let server: Server;
let version: ModelVersion;
let backup: (of: Project) => string;
let saved: (of: Project) => Promise<Uint8Array>;

beforeAll(async () => {
  server = createServer(({ url }, response) => {
    const name = (url ?? "").slice(1);
    const path = name === "rehearsal" ? REHEARSAL : join(TINY, name);
    if (existsSync(path)) response.writeHead(200).end(readFileSync(path));
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = { storage: fakeOpfs().storage, locks: fakeLocks() };
  const service = createModelService({
    host: { wasm: nodeHost(process.cwd()), threads: 1 },
    bundled: () => ({ address }),
    rehearsal: `${address}rehearsal`,
    files: createModelFiles(browser),
    added: createAddedModels(browser),
    trainings: createTrainingFiles(browser),
    room: async () => null,
  });
  const source = { kind: "bundled", name: "conll04" } as const;
  const { id } = await service.open({ source, backend: "wasm" }, () => {});
  const request = {
    examples: examples.slice(12, 40),
    heldOut: examples.slice(0, 12),
    types: modelTypes(project.schema),
    renamed: NOTHING_RENAMED,
    recipe: { epochs: 3, seed: 5 },
    unreviewed: doc.sentences.slice(40).map((sentence) => {
      return { source: { doc: doc.id, sentence: sentence.id }, words: wordTexts(doc, sentence) };
    }),
    onScreen: [],
  };
  const ended = await service.train("job:1", id, request, () => {});
  if (ended.kind !== "trained") throw new Error("it was paused");
  const { model, report } = ended;
  ({ version } = await service.keep(model.id, "Sailors", report.scores));
  const own = versionBackup(version, await service.evidence(version.id));
  // The same, as if its parent had been kept.
  const child = {
    ...own,
    id: "child",
    made: { ...own.made!, parent: { ...own.made!.parent, source: KEPT } },
  };
  const records = [own, child];
  const parent = await Promise.all(
    ["config.json", "types.json", "vocab.txt", "tokenizer_config.json", "model.safetensors"].map(
      async (name) => [name, new Blob([readFileSync(join(TINY, name))])] as const,
    ),
  );
  const told = JSON.stringify({ name: "Parent", createdAt: 1, scores: null });
  const models = [
    { id: KEPT.id, files: new Map([...parent, ["version.json", new Blob([told])] as const]) },
    { id: version.id, files: await service.filesOf(version.id) },
  ];
  backup = (of) => projectBackup(of, records);
  saved = async ({ docs, schema }) => {
    const blob = await writeProject({
      docs: Object.values(docs),
      schema,
      versions: records,
      models,
    });
    return new Uint8Array(await blob.arrayBuffer());
  };
});

afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});

/** Runs the command, and what it told. */
async function again(
  of: Project,
  options: { version?: string; init?: string | undefined; project?: string } = {},
) {
  writeFileSync(at("spanloom-backup.json"), backup(of));
  writeFileSync(at("spanloom-project.spanloom"), await saved(of));
  const [out, errors] = (["stdout", "stderr"] as const).map((name) => {
    const lines: string[] = [];
    vi.spyOn(process[name], "write").mockImplementation((text) => lines.push(`${text}`) > 0);
    return lines;
  });
  try {
    const { init = "init" in options ? undefined : TINY, ...others } = options;
    await trainVersion({
      project: at("spanloom-backup.json"),
      version: version.id,
      ...(init !== undefined && { init }),
      out: at("out"),
      dtype: "float16",
      backend: "wasm",
      ...others,
    });
  } finally {
    vi.restoreAllMocks();
  }
  return { told: JSON.parse(out.at(-1) ?? "null"), errors: errors.join("") };
}

describe("a version of the page, trained again by the command", () => {
  test("has the same weights and the same scores", async () => {
    const { told, errors } = await again(project);
    expect(told).toMatchObject({ version: version.id, steps: version.made?.steps });
    expect(told.data).toEqual({ trained: 28, changed: 0, missing: 0, missingText: 0 });
    expect(told.scores).toEqual(version.scores);
    expect(version.scores?.after.entities.micro.f1).toBeGreaterThan(0);
    expect(told.sameWeights).toBe(true);
    expect(errors).not.toMatch(/differ|not the model/);
    expect(existsSync(at("out/model.safetensors"))).toBe(true);
  });

  test("from its parent in the project file, where that was kept and nothing else is given", async () => {
    const file = at("spanloom-project.spanloom");
    const from = { project: file, version: "child", init: undefined };
    const { told, errors } = await again(project, from);
    expect(errors).not.toContain("not the model that it was trained from");
    expect(told.scores).toEqual((await again(project)).told.scores);
    const nobody = { ...from, project: at("spanloom-backup.json") };
    await expect(again(project, nobody)).rejects.toThrow(
      "save the project with its trained models",
    );
  });

  test("its own weights are those in the file: the newest of its models, or by its id", async () => {
    const file = at("spanloom-project.spanloom");
    for (const of of [{ project: file }, { project: file, version: version.id }]) {
      const { weights } = await loadModelFolder(await modelFolderOf("eval", of));
      expect(await weightsHash(weights)).toBe(version.made?.weights);
    }
    const other = modelFolderOf("eval", { project: file, version: "7" });
    await expect(other).rejects.toThrow(`no model 7; it holds kept, ${version.id}`);
    await expect(modelFolderOf("eval", {})).rejects.toThrow("--model DIR is needed, or --project");
  });

  test("also from a project file, and it says what is wrong with one that is cut", async () => {
    const file = at("spanloom-project.spanloom");
    const { told } = await again(project, { project: file });
    expect(told.sameWeights).toBe(true);
    const [input, output] = [at("spanloom-backup.json"), at("converted.spanloom")];
    await convert({ from: "backup", to: "project", inputs: [input], output });
    expect((await readProjectFile(output)).versions).toEqual(
      (await readProjectFile(file)).versions,
    );
    expect((await readProjectFile(output)).versions).toHaveLength(2);
    writeFileSync(at("cut.spanloom"), readFileSync(file).subarray(0, 2000));
    await expect(again(project, { project: at("cut.spanloom") })).rejects.toThrow(
      "cut.spanloom: is cut: its end is missing",
    );
  });

  test("also when types were renamed and added since", async () => {
    const { schema } = project;
    const entities = schema.entities.map((type) =>
      type.name === "Sailor" ? { ...type, name: "Seafarer", formerNames: ["Sailor"] } : type,
    );
    const renamed = Object.fromEntries(
      Object.entries(doc.entities).map(([id, of]) => [
        id,
        of.type === "Sailor" ? { ...of, type: "Seafarer" } : of,
      ]),
    );
    const added = { name: "Boat", short: "B", verbose: "Boat", formerNames: [] };
    const now: Project = {
      docs: { [doc.id]: { ...doc, entities: renamed } },
      schema: { ...schema, entities: [...entities, added] },
    };
    const { told } = await again(now);
    expect(told.data).toMatchObject({ changed: 40, missing: 0 });
    const scopes = Object.fromEntries(
      Object.entries(doc.confirmed).map(([id, scope]) => [
        id,
        { ...scope, entities: scope.entities.map((n) => (n === "Sailor" ? "Seafarer" : n)) },
      ]),
    );
    const whole: Project = {
      ...now,
      docs: { [doc.id]: { ...doc, entities: renamed, confirmed: scopes } },
    };
    const same = await again(whole);
    expect(same.told.data).toMatchObject({ changed: 0, missing: 0 });
    expect(same.told.sameWeights).toBe(true);
  });

  test("says what changed and what is missing", async () => {
    const [first, second] = [doc.sentences[20].id, doc.sentences[21].id];
    const { [first]: _, ...confirmed } = doc.confirmed;
    const entities = Object.fromEntries(
      Object.entries(doc.entities).filter(([, { start }]) => {
        const { start: from, end } =
          doc.sentences.find(({ id }) => id === second) ?? doc.sentences[0];
        return start < from || start >= end;
      }),
    );
    const relations = Object.fromEntries(
      Object.entries(doc.relations).filter(
        ([, { head, tail }]) => Object.hasOwn(entities, head) && Object.hasOwn(entities, tail),
      ),
    );
    const now = { ...project, docs: { [doc.id]: { ...doc, confirmed, entities, relations } } };
    const { told, errors } = await again(now);
    expect(told.data).toMatchObject({ trained: 27, changed: 1, missing: 1 });
    expect(errors).toContain("1 sentences are labelled in another way than then");
    expect(told.sameWeights).toBe(false);
  });

  test("is refused where there is no such version, or where its parent is another model", async () => {
    await expect(again(project, { version: "7" })).rejects.toThrow("no version 7; it has");
    const { errors } = await again(project, {
      init: join(process.cwd(), "e2e/tiny/named"),
    }).catch((error: Error) => ({ errors: error.message }));
    expect(errors).toContain("not the model that it was trained from");
  });
});
