-- What a user of Neovim does: starts the server, waits for what is found, makes the fix, renames.
local function fail(why)
  io.stderr:write(why .. "\n")
  vim.cmd("cquit 1")
end
vim.cmd("edit page.md")
local function wait(what, test)
  if not vim.wait(20000, test, 20) then fail("no " .. what) end
end
wait("client", function() return #vim.lsp.get_active_clients() > 0 end)
local client = vim.lsp.get_active_clients()[1]
wait("findings", function() return #vim.diagnostic.get(0) > 0 end)
local found = vim.diagnostic.get(0)[1]
print(string.format("%d:%d %s %s", found.lnum, found.col, found.source, found.code))
-- What is typed is checked again.
vim.api.nvim_buf_set_lines(0, 0, 0, false, { "# é😀", "" })
wait("moved findings", function()
  local now = vim.diagnostic.get(0)[1]
  return now ~= nil and now.lnum == found.lnum + 2
end)
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  for _, answer in pairs(answers or {}) do return answer.result end
end
local all = {
  textDocument = vim.lsp.util.make_text_document_params(),
  range = { start = { line = 5, character = 0 }, ["end"] = { line = 5, character = 40 } },
  context = { diagnostics = {} },
}
for _, action in ipairs(ask("textDocument/codeAction", all)) do
  if action.title == "Put the text in quotes" then
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  end
end
wait("fixed text", function() return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) == 0 end)
local at = { textDocument = all.textDocument, position = { line = 5, character = 4 }, newName = "Pay" }
vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", at), client.offset_encoding)
local hover = ask("textDocument/hover", { textDocument = all.textDocument, position = at.position })
print(vim.split(hover.contents.value, "\n")[1])
vim.cmd("write")
client.stop()
vim.cmd("qall")
