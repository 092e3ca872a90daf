export declare const catalogues: import("vite").Plugin;
