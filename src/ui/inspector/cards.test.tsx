// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { EntityCard } from "./EntityCard.tsx";
import { SentenceCard } from "./SentenceCard.tsx";

/** The fixture with another text of its length where it begins. */
const withText = (beginning: string): Doc => ({
  ...DOC,
  text: beginning + DOC.text.slice(beginning.length),
});

test("earlier is where the sentence begins: to the right where it runs leftwards", async () => {
  const steps = async (doc: Doc) => {
    const { page } = await mounted(<EntityCard doc={doc} entity={doc.entities.ann} />);
    const [pair] = page.querySelectorAll<HTMLElement>(".border-steps");
    return `${pair.dir} ${pair.textContent}`;
  };
  expect(await steps(DOC)).toBe("ltr ←→");
  expect(await steps(withText("דוד כהן"))).toBe("rtl →←");
});

test("the heading of a span shows what would turn what stands around it", async () => {
  const doc = withText("Ann\u202eLee");
  const { page } = await mounted(<EntityCard doc={doc} entity={doc.entities.ann} />);
  expect(page.querySelector("h3")?.textContent).toBe("Ann[RLO]Lee");
});

test("in the list of a sentence words alone have their own direction", async () => {
  const doc = withText("דוד כהן");
  const card = <SentenceCard doc={doc} sentence={doc.sentences[0]} />;
  const { page } = await mounted(card);
  const items = [...page.querySelectorAll("li .type-text")];
  expect(items.map((item) => item.textContent)).toEqual(
    items.map((item) => item.getAttribute("title")),
  );
  expect(items[0].innerHTML).toBe("<bdi>דוד כהן</bdi>, <bdi>Person</bdi>, suggested, 97 %");
  expect(items.at(-1)?.querySelectorAll("bdi")).toHaveLength(3);
  expect(items.some((item) => item.hasAttribute("dir"))).toBe(false);
});
