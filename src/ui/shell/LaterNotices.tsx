import { part } from "../controls/part.tsx";

/** The notices, which come after the page: until then the store keeps them. */
export const LaterNotices = part(async () => (await import("./Notices.tsx")).Notices);
