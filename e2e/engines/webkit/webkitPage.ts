import { setTimeout as pause } from "node:timers/promises";

/** Keys as WebDriver writes them. */
const KEYS: Readonly<Record<string, string>> = {
  Control: "\uE009",
  Shift: "\uE008",
  Enter: "\uE007",
  Escape: "\uE00C",
};
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE = 120_000;

/** A page that is driven over WebDriver, by what its elements are called. */
export class WebkitPage {
  private constructor(private readonly session: string) {}

  /** @param binary what WebKitWebDriver starts */
  static async open(port: number, binary: string): Promise<WebkitPage> {
    const address = `http://127.0.0.1:${port}/session`;
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: [] } } };
    const { sessionId } = await ask<{ sessionId: string }>("POST", address, { capabilities });
    return new WebkitPage(`${address}/${sessionId}`);
  }

  close = (): Promise<unknown> => ask("DELETE", this.session);
  goto = (url: string): Promise<unknown> => this.post("url", { url });
  reload = (): Promise<unknown> => this.post("refresh", {});
  /** A picture as PNG. */
  picture = async (): Promise<Buffer> =>
    Buffer.from(await ask<string>("GET", `${this.session}/screenshot`), "base64");

  /** Runs a function in the page with plain data. */
  run<T, A extends readonly unknown[]>(what: (...args: A) => T, ...args: A): Promise<T> {
    return this.post("execute/sync", { script: `return (${what})(...arguments)`, args });
  }

  /** Waits until a function says something other than nothing, and returns that. */
  async wait<T, A extends readonly unknown[]>(what: (...args: A) => T, ...args: A): Promise<T> {
    for (let waited = 0; ; waited += 100) {
      const said = await this.run(what, ...args);
      if (said) return said;
      if (waited > PATIENCE) throw new Error(`waited in vain for ${what} (${args.join(", ")})`);
      await pause(100);
    }
  }

  /** Waits until the page shows words that fit. */
  shows = (words: RegExp): Promise<boolean> =>
    this.wait((source) => new RegExp(source).test(document.body.innerText), words.source);

  /** Clicks what has a role, by its tag or attribute, and words, by its label or content. */
  async click(what: string, words: string): Promise<void> {
    const found = await this.wait(
      (what, words) =>
        [...document.querySelectorAll(what)].find((one) => {
          const name = one.getAttribute("aria-label") ?? one.textContent ?? "";
          return (
            name.trim().startsWith(words) &&
            one.getClientRects().length > 0 &&
            !one.matches(":disabled")
          );
        }) ?? null,
      what,
      words,
    );
    const id = (found as unknown as Record<string, string>)[ELEMENT];
    await this.post(`element/${id}/click`, {});
  }

  /** Presses keys at once, as in "Control+z". */
  press(keys: string): Promise<unknown> {
    const all = keys.split("+").map((key) => KEYS[key] ?? key);
    return this.keys([
      ...all.map((value) => ({ type: "keyDown", value })),
      ...all.toReversed().map((value) => ({ type: "keyUp", value })),
    ]);
  }

  type = (text: string): Promise<unknown> =>
    this.keys([...text].flatMap((value) => ["keyDown", "keyUp"].map((type) => ({ type, value }))));

  /** Drops a file of text on the text. */
  drop = (name: string, text: string): Promise<void> =>
    this.run(
      (name, text) => {
        for (const type of ["dragenter", "dragover", "drop"]) {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name));
          const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
          document.querySelector("[data-surface]")!.dispatchEvent(event);
        }
      },
      name,
      text,
    );

  private keys = (actions: readonly object[]): Promise<unknown> =>
    this.post("actions", { actions: [{ type: "key", id: "keys", actions }] });

  private post = <T>(path: string, body: object): Promise<T> =>
    ask("POST", `${this.session}/${path}`, body);
}

/** @throws Error with what the driver says */
async function ask<T>(method: string, address: string, body?: object): Promise<T> {
  const response = await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: T };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${error}: ${message}`);
}
