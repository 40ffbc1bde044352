//! A real client: Neovim, without a window.

use std::io::Write;
use std::process::Command;

use crate::common::{MERMAIDC, folder, get};

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
    let folder = folder(&[("page.md", page), ("script.lua", SCRIPT)]);
    let output = Command::new("nvim")
        .args([
            "--headless",
            "-u",
            "NONE",
            "-i",
            "NONE",
            "-n",
            "-c",
            "luafile script.lua",
        ])
        .current_dir(folder.path())
        .env("MERMAIDC", MERMAIDC)
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
