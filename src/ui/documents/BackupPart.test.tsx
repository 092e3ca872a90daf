// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { testSchema } from "../../core/fixtures/project.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { BackupPart } from "./BackupPart.tsx";

const AT_REST = {
  project: { docs: {}, schema: testSchema },
  backup: { at: 0, confirmed: 0, isMade: false },
  backupFolder: { kind: "ready", name: "outside" },
  storage: { kind: "saved", at: 0 },
} as const;

test("a backup that could not be written is told within the dialog, and can be saved as a file", async () => {
  const { page, done, setApp } = await mounted(<BackupPart />, {
    app: { ...AT_REST, backupFault: "the disk is full" },
  });
  expect(page.querySelector("[role=alert]")?.textContent).toContain("the disk is full.");
  await press("Save it as a file");
  expect(done).toEqual(["makeBackup download"]);
  await setApp({ ...AT_REST, backupFault: null });
  expect(page.querySelector("[role=alert]")).toBeNull();
});
