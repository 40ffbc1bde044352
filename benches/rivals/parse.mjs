// `node parse.mjs PATH`: Mermaid's own parser on a chart, or on each chart of a folder.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { JSDOM } from 'jsdom';
const dom = new JSDOM('<!DOCTYPE html>');
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ maxEdges: 1e9, maxTextSize: 1e9 });
const path = process.argv[2];
const charts = statSync(path).isDirectory() ? readdirSync(path).map((name) => `${path}/${name}`) : [path];
for (const chart of charts) await mermaid.parse(readFileSync(chart, 'utf8'), { suppressErrors: true });
process.exit(0);
