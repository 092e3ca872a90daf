import { expect, test } from "vitest";
import { readTexts } from "../fixtures/readTexts.ts";
import { sampleBytes, samplesOf } from "../fixtures/samples.ts";

const textOf = async (page: string) => (await readTexts({ "a.html": page })).docs[0]?.text;

test.each(samplesOf("html"))("%s is read as expected", async (name, expected) => {
  const reading = await readTexts({ [name]: sampleBytes("html", name) });
  expect(reading.readAs).toEqual([{ file: name, format: "html" }]);
  expect(reading.docs).toHaveLength(1);
  const { text } = reading.docs[0];
  const bare = (words: string) => words.replace(/\s+/g, "");
  for (const phrase of expected.phrases ?? []) expect(bare(text)).toContain(bare(phrase));
  // The samples were counted without anything between cells, which would join their words.
  expect([...text.replaceAll("\t", "")]).toHaveLength(Number(expected.characters));
  expect(text.split("\n")).toHaveLength(Number(expected.also?.nonempty_lines));
});

test("blocks and breaks end lines, rows are lines of cells", async () => {
  const page = "<body><p>a <b>b</b>\n c<br>d</p>e<table><tr><td>1<td>2</table><img alt=x>";
  expect(await textOf(page)).toBe("a b\nc\nd\ne\n1\t2");
  expect(await textOf("<table><tr><th>1</th>\n<td>2</td></tr></table>")).toBe("1\t2");
  expect(await textOf("<table><tr><td> <p>1</p><td><p>2</p><p>3</p></table>")).toBe("1\n2\n3");
  expect(await textOf("<table><tr><td><p>1</p></td> <td><div><p>2</p></div></table>")).toBe("1\t2");
});

test("what is not shown is left out, entities are letters and never markup", async () => {
  const page = "<html><head><title>t</title></head><!-- c --><script>s</script>&lt;b&gt; &eacute;";
  expect(await textOf(page)).toBe("<b> é");
});

test("a page nested very deep is read", async () => {
  expect(await textOf(`<body>${"<div>".repeat(20000)}deep`)).toBe("deep");
});

test("a page without text is told", async () => {
  const { docs, notRead } = await readTexts({ "a.html": "<html><script>1</script></html>" });
  expect([docs, notRead]).toEqual([
    [],
    [{ file: "a.html", reason: "is a web page without any text" }],
  ]);
});

test("a text that only mentions markup stays as it is", async () => {
  const { docs } = await readTexts({ "a.txt": "Write <html> first." });
  expect(docs[0].text).toBe("Write <html> first.");
});
