import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type HubServer, startHubServer } from "../../hub/fixtures/hubServer.ts";
import { someModel } from "../../hub/fixtures/someModel.ts";
import { UserError } from "../userError.ts";
import { folderOf } from "./folderOf.ts";
import { cacheFolder } from "./hubCache.ts";
import { hubCommand } from "./hubCommand.ts";

const ENCODER = "src/parity/fixtures/encoders/bert";
const launcher = new URL("../launch.mjs", import.meta.url).pathname;
const dir = mkdtempSync(join(tmpdir(), "spanloom-hub-"));
let hub: HubServer;
let cache = "";

beforeAll(async () => {
  const files = readdirSync(ENCODER).map((file): [string, Uint8Array] => {
    return [file, new Uint8Array(readFileSync(join(ENCODER, file)))];
  });
  hub = await startHubServer([
    { ...someModel({ oldNames: ["tiny"], revisions: ["v1"] }), files: new Map(files) },
    someModel({ repo: "org/gated", gated: "auto" }),
  ]);
});
beforeEach(() => {
  cache = mkdtempSync(join(dir, "cache-"));
});
afterAll(async () => {
  await hub.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Starts the command line as a user does. */
function start(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const env = { ...process.env, HF_ENDPOINT: hub.endpoint, SPANLOOM_CACHE: cache, ...more };
  const child = spawn(process.execPath, [launcher, "spanloom", ...args], { env });
  const said = { out: "", errors: "" };
  child.stdout.on("data", (text) => {
    said.out += text;
  });
  child.stderr.on("data", (text) => {
    said.errors += text;
  });
  const ended = new Promise<{ code: number | null; out: string; errors: string }>((done) => {
    child.on("close", (code) => done({ code, ...said }));
  });
  return { child, ended };
}
const spanloom = (...args: string[]) => start(args).ended;

/** Does something as the command line would, in this process; what it says, and what it fails of. */
async function here(work: () => Promise<unknown>, more: Readonly<Record<string, string>> = {}) {
  for (const [name, value] of Object.entries({
    HF_ENDPOINT: hub.endpoint,
    SPANLOOM_CACHE: cache,
    ...more,
  }))
    vi.stubEnv(name, value);
  const said = { out: "", errors: "", fault: null as Error | null };
  const noting = (stream: NodeJS.WriteStream, as: "out" | "errors") =>
    vi.spyOn(stream, "write").mockImplementation((text) => {
      said[as] += text;
      return true;
    });
  const spies = [noting(process.stdout, "out"), noting(process.stderr, "errors")];
  try {
    await work();
  } catch (error) {
    said.fault = error as Error;
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
  return said;
}
const command = (...args: string[]) =>
  here(() =>
    hubCommand(new Command().exitOverride().configureOutput({ writeErr: () => {} })).parseAsync(
      args,
      { from: "user" },
    ),
  );

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const OFFLINE = { HF_HUB_OFFLINE: "1" };
/** All that was asked since. */
const since = (before: number) => hub.asked.slice(before).map(({ path }) => path);

test("shown, got, listed, used without a connection, and removed", async () => {
  const shown = await command("show", "tiny");
  expect(shown).toMatchObject({ fault: null, errors: "" });
  expect(shown.out).toContain("org/tiny-bert@0123456: BERT, 122.4 kB, licence apache-2.0");
  expect(shown.out).toContain("not kept here");
  expect(hub.asked.filter(({ host }) => host === "large")).toEqual([]);

  const got = await command("get", "tiny");
  expect(got.errors).toContain("org/tiny-bert@0123456: BERT, 122.4 kB, licence apache-2.0");
  const folder = got.out.trim();
  for (const file of readdirSync(folder))
    expect(readFileSync(join(folder, file))).toEqual(readFileSync(join(ENCODER, file)));

  const before = hub.asked.length;
  const listed = await command("list");
  expect(listed.out).toMatch(
    /^org\/tiny-bert@0123456: BERT, 122\.4 kB, licence apache-2\.0; asked for as main on \d{4}-\d\d-\d\d\n$/,
  );
  expect(listed.errors).toContain("1 model, 122.4 kB in");

  const types = { entities: { A: { short: "A", verbose: "A" } }, relations: {} };
  const data = [{ tokens: ["a", "b"], entities: [{ type: "A", start: 0, end: 1 }], relations: [] }];
  writeFileSync(join(dir, "types.json"), JSON.stringify(types));
  writeFileSync(join(dir, "data.json"), JSON.stringify(data));
  const source = ["--data", join(dir, "data.json"), "--types", join(dir, "types.json")];
  const recipe = ["--epochs", "1", "--backend", "wasm", "--encoder", "tiny"];
  const args = ["train", ...source, ...recipe, "--out", join(dir, "model")];
  const trained = await start(args, OFFLINE).ended;
  expect(trained).toMatchObject({ code: 0 });
  expect(trained.errors).toContain("org/tiny-bert@0123456 of ");
  expect(readFileSync(join(dir, "model/README.md"), "utf8")).toContain("the encoder `tiny`");
  expect(since(before)).toEqual([]);

  const removed = await command("remove", "org/tiny-bert");
  expect(removed.errors).toContain("deleted org/tiny-bert@0123456");
  expect((await command("list")).errors).toContain("nothing is kept in");
});

test("a model that is no folder is asked for, told, and kept: the next time nobody is asked", async () => {
  const first = await here(() => folderOf("org/tiny-bert@v1"));
  expect(first.errors).toContain(`org/tiny-bert@v1 is no folder here: asking ${hub.endpoint}`);
  expect(first.errors).toContain("org/tiny-bert@0123456: BERT, 122.4 kB, licence apache-2.0");
  const before = hub.asked.length;
  const again = await here(() => folderOf("org/tiny-bert@v1"));
  expect(again.errors).not.toContain("asking");
  expect(since(before)).toEqual([]);
  // By another revision it is asked what that is, and nothing comes twice.
  await command("get", `org/tiny-bert@${COMMIT}`);
  expect(since(before).filter((path) => path.includes("bridge"))).toEqual([]);
  expect((await command("list")).out).toContain("asked for as v1, 0123456");
});

test("what a killed download left is gone on with", async () => {
  hub.faults("/large/", [{ kind: "silent", after: 2000 }]);
  const { child, ended } = start(["hub", "get", "tiny"]);
  const part = join(cache, "hub", `org--tiny-bert@${COMMIT}.part/files/model.safetensors`);
  await expect.poll(() => sizeOf(part), { timeout: 120_000 }).toBe(2000);
  child.kill("SIGKILL");
  await ended;
  expect((await command("list")).out).toContain("of it are here");
  expect((await command("get", "tiny")).fault).toBe(null);
  expect(hub.asked.at(-1)?.range).toBe("bytes=2000-");
  expect((await command("remove", "tiny")).fault).toBe(null);
});

const sizeOf = (path: string): number => {
  try {
    return readFileSync(path).length;
  } catch {
    return 0;
  }
};

test("two processes that want the same get it once", async () => {
  const before = hub.asked.length;
  const both = await Promise.all([spanloom("hub", "get", "tiny"), spanloom("hub", "get", "tiny")]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(both[0].out).toBe(both[1].out);
  expect(since(before).filter((path) => path.includes("bridge")).length).toBe(1);
});

test.each([
  { args: ["get", "org/none"], says: "the Hub has no model “org/none”" },
  { args: ["get", "org/gated"], says: "org/gated: it is not open to all: sign in at" },
  { args: ["get", "a b"], says: "“a b” is no name of a model on the Hugging Face Hub" },
  { args: ["remove", "org/tiny-bert"], says: "org/tiny-bert is not kept in" },
])("hub $args is refused in words", async ({ args, says }) => {
  const { fault } = await command(...args);
  expect(fault).toBeInstanceOf(UserError);
  expect(fault?.message).toContain(says);
});

test("what is neither a folder nor on the Hub is told so, and what is no name is asked of nobody", async () => {
  const none = await here(() => folderOf("org/none"));
  expect(none.fault?.message).toContain("org/none: no such folder, and of the Hub: the Hub has no");
  const offline = await here(() => folderOf("org/none"), OFFLINE);
  expect(offline.fault?.message).toContain("the Hub is not asked while HF_HUB_OFFLINE is set");
  const before = hub.asked.length;
  for (const path of ["./none", "../none", "/none/x", "a/b/c", "none/"])
    expect((await here(() => folderOf(path))).fault?.message).toBe(`${path}: no such folder`);
  expect(since(before)).toEqual([]);
});

test("a wrong command ends with code 2 and one line", async () => {
  const { code, errors } = await spanloom("hub", "get");
  expect(code).toBe(2);
  expect(errors).toBe("error: missing required argument 'name'\n");
});

test("encoders worth trying are printed, and nobody is asked", async () => {
  const before = hub.asked.length;
  const { out } = await command("suggest");
  expect(out).toContain("numind/NuNER-v2.0: few examples of entities, English; RoBERTa, 499 MB");
  expect(out).toContain("Not measured here.");
  expect(since(before)).toEqual([]);
});

test("the cache lies where the user keeps such things", () => {
  expect(cacheFolder({ SPANLOOM_CACHE: "/a" })).toBe(join("/a", "hub"));
  expect(cacheFolder({ XDG_CACHE_HOME: "/b" })).toBe(join("/b", "spanloom", "hub"));
  expect(cacheFolder({})).toMatch(/\.cache.spanloom.hub$/);
});
