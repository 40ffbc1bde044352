"""mermaidc lsp, asked by pytest-lsp with the capabilities of real editors.

Every answer is parsed into the protocol's types, and held against what the client said it can do:
a warning of pytest-lsp is a failure. MERMAIDC says which server; `tests/cli/lsp/editors.rs` runs it.
"""

import os

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

URI = "file:///somewhere/page.md"
PAGE = """# Orders 😀

```mermaid
flowchart TD
    A[Paid (twice)] --> B
```

```mermaid
sequenceDiagram
  Ann->>Bob: hello
```

```mermaid
flowchart TD
    R{Rain?} -->|Yes| C[Coat]
    R -->|No| N{Wind?}
```
"""
EDITORS = ["emacs@v29", "neovim@v0.11", "visual-studio-code@v1.65"]
DOCUMENT = types.TextDocumentIdentifier(uri=URI)

pytestmark = pytest.mark.filterwarnings("error::pytest_lsp.LspSpecificationWarning")


def at(line, character):
    return types.Position(line=line, character=character)


def place(line, character):
    return {"text_document": DOCUMENT, "position": at(line, character)}


def edited(edits):
    """The page with some edits, none of which touch."""
    lines = PAGE.splitlines(keepends=True)
    starts = lambda edit: (edit.range.start.line, edit.range.start.character)
    for edit in sorted(edits, key=starts, reverse=True):
        start, end = edit.range.start, edit.range.end
        line = lines[start.line][: start.character] + edit.new_text
        lines[start.line : end.line + 1] = [line + lines[end.line][end.character :]]
    return "".join(lines)


@pytest_lsp.fixture(
    params=EDITORS,
    config=ClientServerConfig(server_command=[os.environ["MERMAIDC"], "lsp"]),
)
async def client(request, lsp_client: LanguageClient):
    params = types.InitializeParams(capabilities=client_capabilities(request.param))
    await lsp_client.initialize_session(params)
    item = types.TextDocumentItem(uri=URI, language_id="markdown", version=1, text=PAGE)
    lsp_client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    await lsp_client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    yield
    await lsp_client.shutdown_session()


def found(client):
    return [f"{one.range.start.line}:{one.code}" for one in client.diagnostics[URI]]


@pytest.mark.asyncio
async def test_what_is_typed_is_checked(client: LanguageClient):
    assert "4:unquoted-label" in found(client) and "15:dead-end" in found(client)
    change = types.TextDocumentContentChangePartial(
        range=types.Range(start=at(4, 6), end=at(4, 18)), text="Paid twice"
    )
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=URI, version=2),
            content_changes=[change],
        )
    )
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert "4:unquoted-label" not in found(client) and "15:dead-end" in found(client)


@pytest.mark.asyncio
async def test_a_mistake_is_fixed_and_the_page_formatted(client: LanguageClient):
    mistake = next(one for one in client.diagnostics[URI] if one.code == "unquoted-label")
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=DOCUMENT,
            range=mistake.range,
            context=types.CodeActionContext(diagnostics=[mistake]),
        )
    )
    fix = next(one for one in actions if one.title == "Put the text in quotes")
    changes = fix.edit.changes[URI] if fix.edit.changes else fix.edit.document_changes[0].edits
    assert 'A["Paid (twice)"] --> B' in edited(changes)
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(
            text_document=DOCUMENT, options=types.FormattingOptions(tab_size=4, insert_spaces=True)
        )
    )
    assert "\n    Ann->>Bob: hello\n" in edited(edits)


@pytest.mark.asyncio
async def test_names_are_found_and_renamed(client: LanguageClient):
    definition = await client.text_document_definition_async(types.DefinitionParams(**place(15, 4)))
    definition = definition[0] if isinstance(definition, list) else definition
    target = definition.range if isinstance(definition, types.Location) else definition.target_range
    assert target.start.line == 14
    references = await client.text_document_references_async(
        types.ReferenceParams(**place(15, 4), context=types.ReferenceContext(include_declaration=True))
    )
    assert [one.range.start.line for one in references] == [14, 15]
    marks = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(**place(15, 4))
    )
    assert len(marks) == 2
    edit = await client.text_document_rename_async(
        types.RenameParams(**place(15, 4), new_name="Weather")
    )
    changes = edit.changes[URI] if edit.changes else edit.document_changes[0].edits
    assert edited(changes).count("Weather") == 2
    hover = await client.text_document_hover_async(types.HoverParams(**place(14, 4)))
    assert "question" in hover.contents.value


@pytest.mark.asyncio
async def test_a_page_is_read_with_an_overview(client: LanguageClient):
    symbols = await client.text_document_document_symbol_async(
        types.DocumentSymbolParams(text_document=DOCUMENT)
    )
    assert [one.name for one in symbols] == ["flowchart", "sequenceDiagram", "flowchart"]
    folds = await client.text_document_folding_range_async(
        types.FoldingRangeParams(text_document=DOCUMENT)
    )
    assert len(folds) == 3
    ranges = await client.text_document_selection_range_async(
        types.SelectionRangeParams(text_document=DOCUMENT, positions=[at(14, 8)])
    )
    assert ranges[0].parent is not None
    completion = await client.text_document_completion_async(types.CompletionParams(**place(15, 5)))
    items = completion if isinstance(completion, list) else completion.items
    assert {"R", "C", "N"} <= {item.label for item in items}
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(text_document=DOCUMENT))
    assert all(lens.command is not None for lens in lenses)
