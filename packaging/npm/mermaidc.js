#!/usr/bin/env node
// Runs the binary of the package for this platform, which npm chose among the optional dependencies.
"use strict";
const { spawnSync } = require("node:child_process");

const platform = `${process.platform}-${process.arch}`;
const file = process.platform === "win32" ? "mermaidc.exe" : "mermaidc";

function binary() {
  if (process.env.MERMAIDC_BINARY) return process.env.MERMAIDC_BINARY;
  try {
    return require.resolve(`@mermaidc/${platform}/${file}`);
  } catch {
    console.error(
      `error: there is no mermaidc for ${platform} in this installation\n` +
        "hint: install without --no-optional, or point MERMAIDC_BINARY at a binary that you built with cargo",
    );
    process.exit(2);
  }
}

const run = spawnSync(binary(), process.argv.slice(2), { stdio: "inherit" });
if (run.error) {
  console.error(`error: cannot run mermaidc: ${run.error.message}`);
  process.exit(2);
}
if (run.signal) process.kill(process.pid, run.signal);
process.exit(run.status ?? 2);
