import { expect, test } from "vitest";
import { HUB, mayAsk } from "./hubHosts.ts";

test.each([
  "https://huggingface.co/api/models/x",
  "https://cdn-lfs.huggingface.co/x?Signature=a",
  "https://cas-bridge.xethub.hf.co/xet-bridge-us/x",
  "https://us.aws.cdn.hf.co/x",
])("the Hub may send to %s", (url) => {
  expect(mayAsk(url, HUB)).toBe(true);
});

test.each([
  "http://huggingface.co/x",
  "https://huggingface.co.example.org/x",
  "https://evilhuggingface.co/x",
  "https://huggingface.co:8443/x",
  "https://hf.co.example.org/x",
  "https://a@huggingface.co/x",
  "https://example.org/huggingface.co",
  "file:///etc/passwd",
  "data:,x",
])("the Hub may not send to %s", (url) => {
  expect(mayAsk(url, HUB)).toBe(false);
});

test("a mirror may send to itself, on any port, and to the Hub, but to nothing less safe", () => {
  expect(mayAsk("http://127.0.0.1:99/x", "http://127.0.0.1:88")).toBe(true);
  expect(mayAsk("https://cdn-lfs.hf.co/x", "http://127.0.0.1:88")).toBe(true);
  expect(mayAsk("http://localhost:88/x", "http://127.0.0.1:88")).toBe(false);
  expect(mayAsk("http://mirror.example/x", "https://mirror.example")).toBe(false);
  expect(mayAsk("https://mirror.example/x", "https://mirror.example")).toBe(true);
});
