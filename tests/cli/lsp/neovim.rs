//! A real client: Neovim, without a window, set up as the page about editors says.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::common::{MERMAIDC, folder, get};

/// How it is set up: the first snippet of the page.
const EDITORS: &str = include_str!("../../../docs/editors.md");

/// What Neovim does.
const SCRIPT: &str = include_str!("neovim.lua");

#[test]
fn neovim_finds_fixes_and_renames() {
    let is_there = Command::new("nvim").arg("--version").output().is_ok();
    if !is_there {
        assert!(
            std::env::var_os("MERMAIDC_REQUIRE_TOOLS").is_none(),
            "nvim is needed"
        );
        // libtest hides what a passing test prints.
        let _ = writeln!(std::io::stderr(), "skipped: there is no nvim here");
        return;
    }
    let page = "```mermaid\nflowchart TD\n    A --> B\n    A[a (b)] --> C\n```\n";
    let (_, after) = EDITORS.split_once("```lua\n").expect("a snippet");
    let (init, _) = after.split_once("```").expect("its end");
    let folder = folder(&[
        ("page.md", page),
        ("init.lua", init),
        ("script.lua", SCRIPT),
    ]);
    let bin = Path::new(MERMAIDC).parent().expect("a folder");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(bin.to_owned()).chain(std::env::split_paths(&path));
    let output = Command::new("nvim")
        .args(["--headless", "-u", "init.lua", "-i", "NONE", "-n"])
        .args(["-c", "luafile script.lua"])
        .current_dir(folder.path())
        .env("PATH", std::env::join_paths(paths).expect("a path"))
        .env("XDG_STATE_HOME", folder.path())
        .env("XDG_CACHE_HOME", folder.path())
        .output()
        .expect("nvim runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("3:8 mermaidc unquoted-label"), "{said}");
    assert!(said.contains("**`Pay`** entry"), "{said}");
    assert_eq!(
        get(folder.path(), "page.md"),
        "# é😀\n\n```mermaid\nflowchart TD\n    Pay --> B\n    Pay[\"a (b)\"] --> C\n```\n"
    );
}
