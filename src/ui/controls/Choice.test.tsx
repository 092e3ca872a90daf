// @vitest-environment happy-dom
import { act, useState } from "react";
import { expect, test } from "vitest";
import { mounted } from "../fixtures/mounted.tsx";
import { Choice } from "./Choice.tsx";

test("what can be chosen may come and go while it is shown", async () => {
  let show: (names: readonly string[]) => void = () => {};
  function Changing() {
    const [names, setNames] = useState<readonly string[]>(["Person", "Organisation", "Place"]);
    show = setNames;
    const options = names.map((name) => ({ id: name, name }));
    return <Choice label="Type" value="Place" options={options} onChange={() => {}} />;
  }
  const { page } = await mounted(<Changing />);
  expect(page.textContent).toContain("Place");
  await act(async () => show(["Person", "Place"]));
  await act(async () => show(["Place", "Event", "Person"]));
  expect(page.textContent).toContain("Place");
});
