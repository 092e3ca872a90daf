// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import type { HubOffer } from "../../hub/offer.ts";
import type { AppState } from "../../store/state.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { StatusLine } from "./StatusLine.tsx";

const offer = { id: "x", repo: "org/<b>name</b>", bytes: 100 } as HubOffer;
const download = (doing: "checking" | "downloading" | "waiting" | "storing" | null) => ({
  offer,
  progress: doing && { doing, done: 1, all: 100 },
  isElsewhere: false,
  done: 1,
  fault: null,
  wanted: null,
});
const model: AppState["model"] = { kind: "failed", message: "" };

test("what is said of what leaves the computer is true while the Hub is asked, and after", async () => {
  const NOTHING = "nothing leaves this computer";
  const idle = { model, hub: { kind: "none" }, downloads: [] } as const;
  const { page, setApp } = await mounted(<StatusLine />, { app: idle });
  const said = () => page.querySelector(".status-private")?.textContent;
  expect(said()).toBe(NOTHING);
  await setApp({ ...idle, hub: { kind: "looking", name: "org/other", wait: null } });
  expect(said()).toBe("the Hub is asked for org/other, no text goes out");
  for (const doing of ["downloading", "waiting"] as const) {
    await setApp({ ...idle, downloads: [download(doing)] });
    expect(said()).toBe("the Hub is asked for org/<b>name</b>, no text goes out");
  }
  await setApp({ ...idle, downloads: [{ ...download(null), isElsewhere: true }] });
  expect(said()).toContain("is asked for org/<b>name</b>");
  for (const doing of ["checking", "storing", null] as const) {
    await setApp({ ...idle, downloads: [download(doing)] });
    expect(said()).toBe(NOTHING);
  }
});

test("what goes out is told in full on a click", async () => {
  const { page } = await mounted(<StatusLine />, {
    app: { model, hub: { kind: "none" }, downloads: [download("downloading")] },
  });
  await press(page.querySelector(".status")!.textContent!);
  await act(async () => void (await import("./StatusDetails.tsx")));
  expect(document.querySelector("[role=dialog]")?.textContent).toContain(
    "The Hugging Face Hub is asked for org/<b>name</b> now. It sees that name, which files are wanted, your network address",
  );
});
