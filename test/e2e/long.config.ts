import { defineConfig } from "@playwright/test";
import config from "./playwright.config";

/** Paths that take minutes and change with every command: they are walked before a release, not in the gate. */
export default defineConfig({ ...config, testMatch: "**/*.long.ts" });
