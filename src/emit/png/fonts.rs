//! The fonts that pictures are set with.

use resvg::usvg::{Group, Node, Options, Tree};

/// The family that the font of our own has.
pub(super) const FAMILY: &str = "Mermaidc Sans";

/// Parts of Liberation Sans (see `fonts/README.md`).
const OWN: [&[u8]; 4] = [
    include_bytes!("fonts/regular.ttf"),
    include_bytes!("fonts/bold.ttf"),
    include_bytes!("fonts/italic.ttf"),
    include_bytes!("fonts/bolditalic.ttf"),
];

/// A drawing read with the fonts that it needs, and what no font has glyphs for, in words.
pub(super) fn read(svg: &str, given: &[Vec<u8>]) -> Result<(Tree, Option<String>), String> {
    let mut options = Options::default();
    let database = options.fontdb_mut();
    for font in OWN {
        database.load_font_data(font.to_vec());
    }
    for font in given {
        database.load_font_data(font.clone());
    }
    database.set_sans_serif_family(FAMILY);
    options.font_family = FAMILY.to_owned();
    let parse = |options: &Options<'_>| {
        Tree::from_str(svg, options).map_err(|error| format!("the drawing cannot be read: {error}"))
    };
    let tree = parse(&options)?;
    if missing(&tree).is_empty() {
        return Ok((tree, None));
    }
    options.fontdb_mut().load_system_fonts();
    let tree = parse(&options)?;
    let missing = missing(&tree);
    let said = (!missing.is_empty()).then(|| {
        let shown: String = missing.iter().take(12).collect();
        format!("no font has glyphs for `{shown}` ({})", scripts(&missing))
    });
    Ok((tree, said))
}

/// The characters that are set without a glyph, each once.
fn missing(tree: &Tree) -> Vec<char> {
    let mut found = Vec::new();
    let mut groups: Vec<&Group> = vec![tree.root()];
    while let Some(group) = groups.pop() {
        for node in group.children() {
            match node {
                Node::Group(inner) => groups.push(inner),
                Node::Text(text) => {
                    let glyphs = text
                        .layouted()
                        .iter()
                        .flat_map(|span| &span.positioned_glyphs);
                    for glyph in glyphs.filter(|glyph| glyph.id.0 == 0) {
                        let unknown = glyph.text.chars().filter(|c| !c.is_whitespace());
                        found.extend(unknown);
                    }
                }
                _ => {}
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The names of the scripts of some characters.
fn scripts(characters: &[char]) -> String {
    let mut names: Vec<&str> = characters.iter().map(|&c| script(c)).collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

fn script(c: char) -> &'static str {
    match u32::from(c) {
        0x0590..=0x05FF => "Hebrew",
        0x0600..=0x06FF | 0x0750..=0x077F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => "Arabic",
        0x0900..=0x097F => "Devanagari",
        0x0980..=0x09FF => "Bengali",
        0x0B80..=0x0BFF => "Tamil",
        0x0E00..=0x0E7F => "Thai",
        0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7AF => "Korean",
        0x3040..=0x30FF | 0x31F0..=0x31FF => "Japanese",
        0x2E80..=0x303F | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => {
            "Chinese characters"
        }
        0x1F000..=0x1FAFF | 0x2600..=0x27BF => "emoji and symbols",
        0x2190..=0x2BFF => "arrows and symbols",
        _ => "other scripts",
    }
}
