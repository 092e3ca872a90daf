#!/usr/bin/env node
// Stands in for the Firefox that Playwright drives over WebDriver BiDi (its channel "moz-firefox"): starts the one that is
// installed, and passes on what the two say, but for what Firefox 153 does not know yet and Playwright cannot do without.
import { spawn } from "node:child_process";
import { connect, createServer } from "node:net";
import { frames, textFrame } from "./webSocketFrames.mjs";

/** A command that is answered here, as if it was done: nothing of the media is emulated. */
const UNKNOWN = "emulation.setMediaFeaturesOverride";
/** News of downloads, which Firefox gives no id. */
const DOWNLOAD = "browsingContext.download";
const LISTENING = /WebDriver BiDi listening on ws:\/\/[^:]+:(\d+)\s/;

const firefox = spawn(process.env.FIREFOX_PATH ?? "firefox-esr", process.argv.slice(2), {
  stdio: ["ignore", "ignore", "pipe"],
});
firefox.on("exit", (code) => process.exit(code ?? 1));
firefox.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
process.on("SIGTERM", () => firefox.kill());

let told = "";
firefox.stderr.setEncoding("utf8").on("data", function listen(text) {
  told += text;
  const port = Number(LISTENING.exec(told)?.[1]);
  if (!port) return;
  firefox.stderr.off("data", listen).resume();
  const server = createServer((client) => join(client, port));
  server.listen(0, "127.0.0.1", () =>
    console.error(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}`),
  );
});

function join(client, port) {
  const browser = connect(port, "127.0.0.1");
  const asks = frames((frame, said) => {
    const command = said?.includes(UNKNOWN) ? JSON.parse(said) : null;
    if (command?.method === UNKNOWN)
      client.write(textFrame(JSON.stringify({ type: "success", id: command.id, result: {} })));
    else if (said) browser.write(frame);
    // The head: Firefox answers only who asks for its own port.
    else browser.write(frame.toString("latin1").replace(/^Host: .*$/im, `Host: 127.0.0.1:${port}`));
  });
  const answers = frames((frame, said) => {
    const event = said?.includes(`"${DOWNLOAD}`) ? JSON.parse(said) : null;
    if (!event?.method?.startsWith(DOWNLOAD)) client.write(frame);
    else {
      event.params.download ??= event.params.url;
      client.write(textFrame(JSON.stringify(event)));
    }
  });
  client.on("data", asks);
  browser.on("data", answers);
  const end = () => {
    client.destroy();
    browser.destroy();
  };
  for (const line of [client, browser]) line.on("close", end).on("error", end);
}
