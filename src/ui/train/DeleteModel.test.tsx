// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { madeVersion } from "../../core/fixtures/version.ts";
import { initialLifecycle } from "../../core/lifecycle/lifecycle.ts";
import { NO_CURVE } from "../../core/lifecycle/trainCurve.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { DeleteModel } from "./DeleteModel.tsx";

test("a model that a paused training needs is deleted knowingly", async () => {
  const { version } = madeVersion("constructor", "x");
  const source = { kind: "version", id: version.id } as const;
  const asked = async (id: string) => {
    const life = {
      ...initialLifecycle({ source, backend: "auto" }),
      training: {
        job: "job:t",
        source: { kind: "version", id },
        recipe: {},
        standing: "paused",
        progress: null,
        curve: NO_CURVE,
        isStored: true,
        draft: "none",
        deaths: 0,
      },
    } as const;
    await mounted(<DeleteModel source={source} name="m" bytes={1} onClose={() => {}} />, {
      app: { life, versions: [version] },
    });
    return [...document.querySelectorAll("[role=alertdialog]")].at(-1)?.textContent;
  };
  expect(await asked("another")).not.toContain("could not go on");
  expect(await asked(version.id)).toContain("began from it, and could not go on");
});
