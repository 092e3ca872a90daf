import { unzipSync } from "fflate";
import { projectBackup } from "../../src/core/document/projectBackup.ts";
import { ownModel, withSteps } from "../../src/io/fixtures/ownModels.ts";
import { OWN_MENTIONS, OWN_PROJECT, projectBytes } from "../../src/io/fixtures/ownProject.ts";
import { writeProject } from "../../src/io/project/writeProject.ts";
import type { Sample } from "./sample.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The parts of a project's file, each alone to be broken, and folders of backups. */
export async function partSamples(): Promise<Sample[]> {
  const { project, history } = withSteps(OWN_PROJECT, [
    { inside: { d1: { name: "renamed", entities: { b: null } } } },
    { docs: { d2: null } },
    { schema: { ...OWN_PROJECT.schema, entities: OWN_PROJECT.schema.entities.slice(0, 2) } },
    { mentions: OWN_MENTIONS },
  ]);
  const { docs, schema, mentions } = project;
  const whole = await writeProject({
    docs: Object.values(docs),
    schema,
    mentions,
    versions: [{ id: "8", name: "Model 8", createdAt: 8, scores: null, on: null }],
    models: [ownModel("8")],
    steps: history.undo,
  });
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const { mimetype: _, "manifest.json": __, ...parts } = unzipSync(bytes);
  const backups = {
    "Notes-2026-11-27-104500.spanloom": bytes,
    "Notes-2026-11-26-104500.spanloom": await projectBytes(OWN_PROJECT),
    "Notes-2026-11-25-104500.spanloom": await projectBytes(OWN_PROJECT),
    "spanloom-backup.json": utf8(projectBackup(OWN_PROJECT)),
  };
  return [
    ...Object.keys(parts).map((part): Sample => {
      return { format: "parts of a project", reader: "parts", files: parts, breaks: [part] };
    }),
    { format: "backups", reader: "files", files: backups },
  ];
}
