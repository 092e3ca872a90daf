import type { Server } from "node:http";
import { expect, test } from "../app.ts";
import { freePort } from "./freePort.ts";
import { servePlainly } from "./plainServer.ts";

const PORT = await freePort();
const SUB_PATH = "/people/me/spanloom/";
let server: Server;

test.use({ baseURL: `http://127.0.0.1:${PORT}${SUB_PATH}` });
test.beforeAll(async () => {
  server = await servePlainly("dist", SUB_PATH, PORT);
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("the app runs under a sub-path of a host that sets no headers", async ({ app, picture }) => {
  await expect(app.getByRole("heading", { name: "Spanloom" })).toBeVisible();
  const status = app.getByRole("button", { name: "1 thread)" }); // once the model is loaded
  await expect(status).toBeVisible();
  expect(await app.evaluate(() => crossOriginIsolated)).toBe(false);
  await picture("plain-host");
});
