// Starts the server, and hands it the files that can hold charts. All else is the server's.

const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = [
  "mermaid",
  "markdown",
  "mdx",
  "quarto",
  "html",
  "restructuredtext",
  "asciidoc",
  "rust",
];

let client;

exports.activate = async () => {
  const command = workspace.getConfiguration("mermaidc").get("path") || "mermaidc";
  const server = { command, args: ["lsp"] };
  client = new LanguageClient("mermaidc", "mermaidc", server, {
    documentSelector: LANGUAGES.map((language) => ({ language })),
    synchronize: { configurationSection: "mermaidc" },
  });
  await client.start();
};

exports.deactivate = () => client && client.stop();
