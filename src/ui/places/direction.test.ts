import { expect, test } from "vitest";
import { runsLeftwards } from "./direction.ts";

test.each([
  { text: "Ann lives in Oslo.", want: false },
  { text: "سلمى في Oslo.", want: true },
  { text: "12. שלום", want: true },
  { text: "Oslo שלום", want: false },
  { text: "上海很大。", want: false },
  { text: "…", want: false },
])("$text", ({ text, want }) => expect(runsLeftwards(text)).toBe(want));
