// @vitest-environment happy-dom
import { act, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { speak } from "../../language/speak.ts";
import { t } from "../../language/words.ts";
import { COMMANDS } from "../commands/commands.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { Trans } from "../look/Trans.tsx";
import { usePageLanguage } from "./usePageLanguage.ts";

afterEach(() => act(() => speak("en")));

/** A page with something typed in it, and a name that looks like an element. */
function Page() {
  usePageLanguage();
  const [typed] = useState("typed");
  return (
    <p>
      {t("Cancel")}: {typed},{" "}
      <Trans
        id="Undo the last decision <0>U</0>"
        values={{ name: "<0>\\x41</0>" }}
        components={{ 0: <kbd /> }}
      />
    </p>
  );
}

test("the page speaks the chosen language, keeps what is in it, and goes back", async () => {
  const { page, setApp } = await mounted(<Page />, { app: { language: "en" } });
  expect(page.textContent).toBe("Cancel: typed, Undo the last decision U");
  const paragraph = page.firstElementChild;
  await setApp({ language: "de" });
  await act(() => vi.waitFor(() => expect(document.documentElement.lang).toBe("de")));
  expect(page.textContent).toBe("Abbrechen: typed, Letzte Entscheidung zurücknehmen U");
  expect(page.firstElementChild).toBe(paragraph);
  expect(page.querySelector("kbd")?.textContent).toBe("U");
  await setApp({ language: "en" });
  await act(() => vi.waitFor(() => expect(document.documentElement.lang).toBe("en")));
  expect(page.textContent).toBe("Cancel: typed, Undo the last decision U");
});

test("names that look like elements or escapes are shown as they are", async () => {
  const name = "<0>\\x41 <b>";
  const { page } = await mounted(<Trans id="Keep {verbose}" values={{ verbose: name }} />);
  expect(page.textContent).toBe(`Keep ${name}`);
});

test("every command is called otherwise in another language", async () => {
  const english = COMMANDS.map(({ name }) => name);
  await act(() => speak("pseudo"));
  const same = COMMANDS.filter(({ name }, i) => name === english[i]);
  expect(same.map(({ id }) => id)).toEqual([]);
});

test("right to left, where the language is read so", async () => {
  await mounted(<Page />, { app: { language: "en" } });
  await act(() => speak("pseudo-rtl"));
  expect(document.documentElement.dir).toBe("rtl");
});
