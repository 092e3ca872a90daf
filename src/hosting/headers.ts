import { type Policy, policyText } from "./policy.ts";

/** What no part of the app asks of the browser, so that nothing else can ask for it either. */
const NOT_USED = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

/**
 * A page alone in its group of windows, which shows nothing that did not agree to it: threads in WASM
 * need `SharedArrayBuffer`, which browsers give to isolated pages only.
 */
export const ISOLATED: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** The headers that a host should send with every file. Without them the page works, on one thread. */
export const hostHeaders = (policy: Policy): Readonly<Record<string, string>> => ({
  "Content-Security-Policy": policyText(policy),
  ...ISOLATED,
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": NOT_USED.map((name) => `${name}=()`).join(", "),
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
});
