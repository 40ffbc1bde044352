// Writes the npm packages: one with the command, and one with the binary of each platform, of which npm
// installs the one that fits (`os`, `cpu`). The binaries for Linux are static, so that libc does not matter.
//
//   node packaging/npm/build.mjs OUT linux-x64=target/release/mermaidc win32-x64=…/mermaidc.exe
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PLATFORMS = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"];

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const manifest = readFileSync(join(root, "Cargo.toml"), "utf8");
const field = (name) => manifest.match(new RegExp(`^${name} = "(.*)"$`, "m"))?.[1];
const shared = {
  version: field("version"),
  license: field("license"),
  ...(field("repository") && { repository: field("repository") }),
};

const [out, ...binaries] = process.argv.slice(2);
if (!out || binaries.length === 0) {
  console.error("usage: node build.mjs OUT PLATFORM=BINARY...");
  process.exit(2);
}

function write(folder, json, files) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(json, null, 2)}\n`);
  for (const [from, to, executable] of files) {
    copyFileSync(from, join(folder, to));
    if (executable) chmodSync(join(folder, to), 0o755);
  }
}

const licences = ["LICENSE-APACHE", "LICENSE-MIT"].map((name) => [join(root, name), name]);

for (const pair of binaries) {
  const [platform, binary] = pair.split("=");
  if (!PLATFORMS.includes(platform) || !binary) {
    console.error(`error: ${pair} is not PLATFORM=BINARY; platforms are ${PLATFORMS.join(", ")}`);
    process.exit(2);
  }
  const [os, cpu] = platform.split("-");
  const file = os === "win32" ? "mermaidc.exe" : "mermaidc";
  write(
    join(out, platform),
    {
      name: `@mermaidc/${platform}`,
      ...shared,
      description: `The binary of mermaidc for ${platform}`,
      os: [os],
      cpu: [cpu],
      preferUnplugged: true,
    },
    [[binary, file, true], ...licences],
  );
}

write(
  join(out, "mermaidc"),
  {
    name: "mermaidc",
    ...shared,
    description: field("description"),
    keywords: ["mermaid", "linter", "flowchart", "sequence-diagram", "svg"],
    bin: { mermaidc: "mermaidc.js" },
    engines: { node: ">=18" },
    optionalDependencies: Object.fromEntries(
      PLATFORMS.map((platform) => [`@mermaidc/${platform}`, shared.version]),
    ),
  },
  [[join(here, "mermaidc.js"), "mermaidc.js", true], [join(root, "README.md"), "README.md"], ...licences],
);
