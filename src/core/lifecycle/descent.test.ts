import { expect, test } from "vitest";
import { madeVersion } from "../fixtures/version.ts";
import { descent } from "./descent.ts";
import type { ModelVersion } from "./modelVersion.ts";

const { version } = madeVersion("Ship", "Sails", 0);
const from = (id: string, parent: string | null): ModelVersion => {
  const source = { kind: "version", id: parent ?? "" } as const;
  const made = version.made && { ...version.made, parent: { source, name: "then", weights: null } };
  return { ...version, id, name: `m${id}`, ...(parent !== null && made && { made }) };
};
const listed = (versions: readonly ModelVersion[]) =>
  descent(versions).map(({ version: { id }, depth, from, isOrphan }) =>
    [id, depth, from, ...(isOrphan ? ["deleted"] : [])].join(" "),
  );

test("each stands after the one that it was trained from, under its name of today", () => {
  const all = [from("1", null), from("2", null), from("3", "1"), from("4", "3"), from("5", "1")];
  expect(listed(all)).toEqual(["1 0 CoNLL04", "3 1 m1", "4 2 m3", "5 1 m1", "2 0 CoNLL04"]);
});

test("one whose parent was deleted stays, and says so", () => {
  expect(listed([from("2", "1"), from("3", "2")])).toEqual(["2 0 then deleted", "3 1 m2"]);
});

test("one that was kept before origins were stored is listed", () => {
  const { made: _, ...old } = version;
  expect(listed([old])).toEqual([`${old.id} 0 `]);
});

test("records that come from each other, or from themselves, are listed once each", () => {
  expect(listed([from("1", "2"), from("2", "1"), from("3", "3")])).toHaveLength(3);
});
