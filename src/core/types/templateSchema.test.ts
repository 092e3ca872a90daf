import { afterEach, expect, test } from "vitest";
import { speak } from "../../language/speak.ts";
import { nameKey } from "./shownNames.ts";
import { templateSchema } from "./templateSchema.ts";
import { TEMPLATES } from "./templates.ts";

afterEach(() => speak("en"));

test.each(["en", "de"] as const)(
  "in %s no two types are shown alike, and rules name types that are there",
  async (language) => {
    await speak(language);
    for (const { id } of TEMPLATES) {
      const { entities, relations } = templateSchema(id);
      for (const types of [entities, relations]) {
        const shown = types.map(({ short }) => nameKey(short));
        expect(new Set(shown).size, `${id}: ${shown}`).toBe(types.length);
      }
      const names = new Set(entities.map(({ name }) => name));
      for (const { name, heads = [], tails = [] } of relations)
        for (const end of [...heads, ...tails])
          expect(names.has(end), `${id}: ${name}: ${end}`).toBe(true);
    }
  },
);

test("German types are the English ones renamed: a model knows them, and reads both names", async () => {
  await speak("de");
  const place = templateSchema("news").entities.find(({ name }) => name === "Ort");
  expect(place).toMatchObject({ verbose: "Ort", formerNames: ["Location"], also: ["Location"] });
  const works = templateSchema("news").relations.find(({ name }) => name === "Arbeitet für");
  expect(works).toMatchObject({ heads: ["Person"], tails: ["Organisation", "Politische Partei"] });
});
