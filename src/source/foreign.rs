//! Mermaid in files of types that are not read: it is counted, so that nobody takes it for checked.

/// Types of text files that may hold Mermaid: in comments, templates, components, other markup.
const EXTENSIONS: [&str; 70] = [
    "astro",
    "c",
    "cc",
    "clj",
    "cpp",
    "creole",
    "cs",
    "cshtml",
    "dart",
    "ejs",
    "elm",
    "erb",
    "erl",
    "ex",
    "exs",
    "fs",
    "go",
    "gohtml",
    "groovy",
    "h",
    "haml",
    "hbs",
    "hpp",
    "hs",
    "j2",
    "java",
    "jinja",
    "jinja2",
    "jl",
    "js",
    "jsp",
    "jsx",
    "kt",
    "kts",
    "liquid",
    "lua",
    "mediawiki",
    "mjs",
    "mustache",
    "njk",
    "nim",
    "org",
    "php",
    "pod",
    "pug",
    "py",
    "pyi",
    "r",
    "razor",
    "rb",
    "scala",
    "slim",
    "sql",
    "svelte",
    "swift",
    "tex",
    "textile",
    "tmpl",
    "toml",
    "ts",
    "tsx",
    "twig",
    "txt",
    "typ",
    "v",
    "vue",
    "wiki",
    "yaml",
    "yml",
    "zig",
];

/// What opens a chart where a line begins, after the marks of comments.
const OPENERS: [&str; 11] = [
    "```mermaid",
    "``` mermaid",
    "```{mermaid",
    "~~~mermaid",
    ":::mermaid",
    "#+begin_src mermaid",
    ".. mermaid::",
    "{{< mermaid",
    "{% mermaid",
    "<mermaid",
    "\\begin{mermaid}",
];

/// The type of a file that is not read and may hold Mermaid: its extension.
#[must_use]
pub fn foreign_type(name: &str) -> Option<&'static str> {
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    EXTENSIONS.into_iter().find(|known| *known == extension)
}

/// How many charts seem to be in a text of another type. Linear in the text.
#[must_use]
pub fn foreign_charts(text: &str) -> usize {
    let lines = text.lines().filter(|line| line.len() < 1000);
    let lines = lines.filter(|line| line.contains("ermaid") || line.contains("ERMAID"));
    lines.filter(|line| opens(line)).count()
}

fn opens(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    let marks = |c: char| c.is_whitespace() || "*/#!;%>-\"'|".contains(c);
    let rest = line.trim_start_matches(marks);
    let all = line.trim_start();
    OPENERS.iter().any(|opener| {
        let after = rest.strip_prefix(opener).or(all.strip_prefix(opener));
        after.is_some_and(|after| {
            !after.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_')
        })
    }) || [
        "class=\"mermaid\"",
        "class='mermaid'",
        "classname=\"mermaid\"",
    ]
    .iter()
    .any(|class| line.contains('<') && line.contains(class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charts_of_other_files_are_counted() {
        for (text, charts) in [
            ("# ```mermaid\n# graph TD\n# ```\n", 1),
            (" * ```mermaid\n * A\n", 1),
            ("<Mermaid chart={x} />\n<MermaidTheme />\n", 1),
            ("#+BEGIN_SRC mermaid :file x.png\nA\n#+END_SRC\n", 1),
            ("  <div class=\"mermaid\">{{ x }}</div>\n", 1),
            ("import mermaid from \"mermaid\"; // ```mermaid\n", 0),
            ("mermaid.run({ querySelector: \".mermaid\" });\n", 0),
        ] {
            assert_eq!(foreign_charts(text), charts, "{text}");
        }
        assert_eq!(foreign_type("a/b.PY"), Some("py"));
        assert_eq!(foreign_type("a.md"), None);
        assert_eq!(foreign_type("Makefile"), None);
    }
}
