// Banners that a first visit need not wait for.
export { BackupBanner } from "./BackupBanner.tsx";
export { LossBanner } from "./LossBanner.tsx";
export { UpdateBanner } from "./UpdateBanner.tsx";
