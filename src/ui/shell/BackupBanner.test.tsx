// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted, press } from "../fixtures/mounted.tsx";
import { BackupBanner } from "./BackupBanner.tsx";

const AT_REST = {
  backup: null,
  backupFault: null,
  backupFolder: { kind: "ready", name: "Backups <b>" },
} as const;

test("a backup that could not be written into its folder is told until one is", async () => {
  const { page, done, setApp } = await mounted(<BackupBanner />, {
    app: { ...AT_REST, backupFault: "the disk is full" },
  });
  expect(page.querySelector("[role=alert]")?.textContent).toMatch(
    /into its folder: the disk is full\./,
  );
  await press("Try again");
  await press("Save it as a file");
  await press("Later");
  expect(done).toEqual(["makeBackup", "makeBackup download", "putOffBackup"]);
  await setApp(AT_REST);
  expect(page.textContent).toBe("");
});
