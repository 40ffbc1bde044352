// Starts the server, and hands it the files that can hold charts. All else is the server's.

const { execFile } = require("node:child_process");
const { commands, window, workspace } = require("vscode");
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

const program = () => workspace.getConfiguration("mermaidc").get("path") || "mermaidc";

/** Whether a program answers to its name. */
const isThere = (command) =>
  new Promise((resolve) => execFile(command, ["--version"], (error) => resolve(!error)));

const sayMissing = async (command) => {
  const settings = "Open Settings";
  const message = `"${command}" cannot be run. Install mermaidc, or say in mermaidc.path where it is.`;
  if ((await window.showErrorMessage(message, settings)) === settings) {
    commands.executeCommand("workbench.action.openSettings", "mermaidc.path");
  }
};

const start = async () => {
  const command = program();
  if (!(await isThere(command))) {
    // The message stays until somebody answers it; nothing waits for that.
    sayMissing(command);
    return;
  }
  client = new LanguageClient("mermaidc", "mermaidc", { command, args: ["lsp"] }, {
    documentSelector: LANGUAGES.map((language) => ({ language })),
    synchronize: { configurationSection: "mermaidc" },
  });
  await client.start();
};

const stop = async () => {
  const running = client;
  client = undefined;
  if (running) {
    await running.stop();
  }
};

exports.activate = async (context) => {
  const changes = workspace.onDidChangeConfiguration(async (change) => {
    if (change.affectsConfiguration("mermaidc.path")) {
      await stop();
      await start();
    }
  });
  context.subscriptions.push(changes);
  await start();
};

exports.deactivate = stop;
