import fc from "fast-check";
import { expect, test } from "vitest";
import { contentKey } from "../core/document/contentKey.ts";
import type { Doc, Project } from "../core/document/document.ts";
import { testDoc, testSchema, testScope, withEntity } from "../core/fixtures/project.ts";
import { arrivalsIn } from "./arrivals.ts";

/** Documents whose ids, sentences and texts are often those of others. */
const anyDoc: fc.Arbitrary<Doc> = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d", "__proto__"),
    text: fc.constantFrom("Ada met Bob.", "Eve left. Nobody came.", "Ada left."),
    isLabelled: fc.boolean(),
    isConfirmed: fc.boolean(),
  })
  .map(({ id, text, isLabelled, isConfirmed }) => {
    const doc = testDoc(id, text);
    const [word] = text.split(" ");
    const labelled = isLabelled ? withEntity(doc, `${id}/T1`, word) : doc;
    const [first] = doc.sentences;
    return { ...labelled, confirmed: isConfirmed ? { [first.id]: testScope } : {} };
  });
const projects = fc.uniqueArray(anyDoc, { selector: ({ id }) => id }).map((docs): Project => {
  return { docs: Object.fromEntries(docs.map((doc) => [doc.id, doc])), schema: testSchema };
});
/** Documents that come, and how many of them at a time. */
const coming = fc.tuple(fc.array(anyDoc, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }));

test("documents that come some at a time come as all at once would, under ids of their own", async () => {
  await fc.assert(
    fc.asyncProperty(projects, coming, fc.boolean(), async (project, [docs, size], areCopies) => {
      const [whole, parts] = [
        await arrivalsIn(project, areCopies),
        await arrivalsIn(project, areCopies),
      ];
      whole.add(docs);
      for (let at = 0; at < docs.length; at += size) parts.add(docs.slice(at, at + size));
      const keys = (of: readonly Doc[]) => of.map(contentKey);
      expect(keys(parts.docs)).toEqual(keys(whole.docs));
      expect([parts.same, parts.changed]).toEqual([whole.same, whole.changed]);
      expect(parts.docs.length + parts.same).toBe(docs.length);
      if (!areCopies) expect(keys(parts.docs)).toEqual(keys(docs));

      const all = [...Object.values(project.docs), ...parts.docs];
      const ids = all.map(({ id }) => id);
      const sentences = all.flatMap((doc) => doc.sentences.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(sentences).size).toBe(sentences.length);
      for (const doc of parts.docs)
        for (const id of Object.keys(doc.confirmed))
          expect(doc.sentences.map((sentence) => sentence.id)).toContain(id);
    }),
  );
});

test("a document of which the text lies in the trash comes as a new one", async () => {
  const doc = testDoc("a", "Ada left.");
  const of = (there: Doc): Project => ({ docs: { [there.id]: there }, schema: testSchema });
  const tell = async (project: Project, coming: Doc) => {
    const arrivals = await arrivalsIn(project, true);
    arrivals.add([coming]);
    return [arrivals.docs.length, arrivals.same, arrivals.changed];
  };
  const trashed = { ...doc, trashedAt: 1 };
  expect(await tell(of(trashed), doc)).toEqual([1, 0, 0]);
  expect(await tell(of(trashed), trashed)).toEqual([0, 1, 0]);
  expect(await tell(of(doc), { ...doc, confirmed: { [doc.sentences[0].id]: testScope } })).toEqual([
    1, 0, 1,
  ]);
});
