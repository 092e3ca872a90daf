import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { afterEach, expect, test } from "vitest";
import { lossName } from "../core/lifecycle/lossName.ts";
import { nameOfCandidate } from "../core/lifecycle/openModel.ts";
import { messages } from "../locales/de.po";
import { deviceName } from "../ui/look/deviceName.ts";
import { compileWords } from "./compileWords.ts";
import { timeFormat } from "./dates.ts";
import { languageOf } from "./languages.ts";
import { shownFixed, shownNumber } from "./numbers.ts";
import { quoted } from "./quoted.ts";
import { onSpoken, speak, spoken } from "./speak.ts";
import { asNow, hold, sayAgain, t } from "./words.ts";

afterEach(() => speak("en"));

const COUNT = "{count, plural, one {# document of {owner}} other {# documents of {owner}}}";

test("English stands in the sources: names, numbers, plural forms", () => {
  expect(t("Cancel")).toBe("Cancel");
  expect(t("{name} is open", { name: "{a} <b>" })).toBe("{a} <b> is open");
  expect(t("{name} is open", { name: "\\x41\\u0041" })).toBe("\\x41\\u0041 is open");
  expect(t("{count, number} left", { count: 12_345 })).toBe("12,345 left");
  expect([1, 2, 1200].map((count) => t(COUNT, { count, owner: "Ada" }))).toEqual([
    "1 document of Ada",
    "2 documents of Ada",
    "1,200 documents of Ada",
  ]);
});

test("every message is compiled as Lingui does it", () => {
  const all = [...Object.keys(messages), COUNT, "{a, select, x {X {b}} other {# it's}}", "#1"];
  for (const message of all) expect(compileWords(message)).toEqual(compileMessageOrThrow(message));
});

test.each(["{", "}", "{count, plural, one {#}", "{count, date}", "{a b}"])(
  "%s is no message",
  (id) => expect(() => compileWords(id)).toThrow(/message|brace/),
);

test("the first language that is spoken here of those that the browser asks for", () => {
  expect(languageOf("auto", ["fr-FR", "de-AT", "en"])).toBe("de");
  expect(languageOf("auto", ["fr"])).toBe("en");
  expect(languageOf("en", ["de"])).toBe("en");
  expect(languageOf("auto", ["de"], "?language=pseudo-rtl")).toBe("pseudo-rtl");
  expect(languageOf("auto", [], "?language=constructor")).toBe("en");
});

test("another language comes, is told of, and goes; the last wish counts", async () => {
  let told = 0;
  const end = onSpoken(() => told++);
  await Promise.all([speak("pseudo"), speak("de")]);
  expect([spoken().language, told]).toEqual(["de", 1]);
  expect(t("{name} could not be loaded: the page speaks on as before.", { name: "X" })).toMatch(
    /^X konnte nicht/,
  );
  expect([shownNumber(12_345.5), shownFixed(0.5, 2)]).toEqual(["12.345,5", "0,50"]);
  const day = timeFormat({ month: "long", timeZone: "UTC" });
  expect(day(0)).toBe("Januar");
  end();
  await speak("en");
  expect([day(0), shownNumber(12_345.5), told]).toEqual(["January", "12,345.5", 1]);
});

test("the language to look at the page with: longer, accented, tags and values as they are", async () => {
  await speak("pseudo");
  expect(t("Open <0>all</0>", {})).toBe("Ópéñ~ <0>áll~</0>");
  expect(t(COUNT, { count: 2, owner: "Ada" })).toBe("2 dóçúméñtš~~~ óf Ada");
});

test("a model that was trained is called after its parent in the language of now", async () => {
  const parent = hold(t("General (bundled)"));
  await speak("de");
  const said = hold(nameOfCandidate(parent));
  expect(said).toBe("Allgemein (mitgeliefert), trainiert");
  await speak("en");
  expect(asNow(said)).toBe("General (bundled), trained");
});

test("words that are kept in English are said in the language of now", async () => {
  const threads = [
    "CPU (WASM, SIMD, 1 thread)",
    "CPU (WASM, SIMD, 8 threads)",
    "WebGPU · software",
  ];
  expect(threads.map(deviceName)).toEqual(threads);
  expect([lossName("total"), lossName("{a}")]).toEqual(["All together", "{a}"]);
  await speak("de");
  expect(threads.map(deviceName)).toEqual([
    "CPU (WASM, SIMD, 1 Thread)",
    "CPU (WASM, SIMD, 8 Threads)",
    "WebGPU · software",
  ]);
  expect([lossName("total"), lossName("{a}")]).toEqual(["Alle zusammen", "{a}"]);
  expect(quoted("Ada")).toBe("„Ada“");
  await speak("en");
});

test("what is held is said again in another language, with what stands in it", async () => {
  const inner = t("is no text");
  const said = hold(t("not read: {file}: {reason}", { file: "Cancel", reason: inner }));
  const unheld = t("Cancel");
  await speak("de");
  expect(asNow(said)).toBe("nicht gelesen: Cancel: ist kein Text");
  expect(asNow(unheld)).toBe("Cancel");
  expect(asNow("what nobody said")).toBe("what nobody said");
  expect(new Map(sayAgain(true)).get("is no text")).toBe("ist kein Text");
  await speak("en");
  expect(asNow(said)).toBe(said);
});
