//! The paths that a source file names, resolved as the compiler would: `super`, `self`, renames and
//! names that a `use` brings in. Code for tests alone is left out, and nothing after it.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// The module of a source file: `src/a/b.rs` and `src/a/b/mod.rs` are `a::b`.
pub fn module(inside: &Path) -> Vec<String> {
    let mut parts: Vec<String> = inside
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if parts
        .last()
        .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
    {
        parts.pop();
    }
    parts
}

/// Every path that a text names from the crate's root (`crate` left out) or from another crate (its name first).
pub fn paths(text: &str, module: &[String]) -> Paths {
    let file = syn::parse_file(text).expect("the source parses");
    let mut found = Finder {
        module: module.to_vec(),
        names: HashMap::new(),
        paths: Paths::default(),
    };
    for item in &file.items {
        found.bring_in(item);
    }
    found.visit_file(&file);
    found.paths
}

/// What a file names.
#[derive(Debug, Default)]
pub struct Paths {
    /// In the crate, from its root.
    pub inner: BTreeSet<Vec<String>>,
    /// In other crates.
    pub outer: BTreeSet<Vec<String>>,
}

struct Finder {
    module: Vec<String>,
    /// What the names of `use` items stand for; a path of the crate begins with `crate`.
    names: HashMap<String, Vec<String>>,
    paths: Paths,
}

impl Finder {
    /// Remembers the names that a `use` item brings in, and notes its paths.
    fn bring_in(&mut self, item: &Item) {
        if let Item::Use(item) = item
            && !is_for_tests(&item.attrs)
        {
            self.tree(&item.tree, Vec::new());
        }
    }

    fn tree(&mut self, tree: &UseTree, mut prefix: Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                self.tree(&path.tree, prefix);
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                if name != "self" {
                    prefix.push(name.clone());
                }
                let last = prefix.last().cloned().unwrap_or(name);
                self.name(last, prefix);
            }
            UseTree::Rename(rename) => {
                if rename.ident != "self" {
                    prefix.push(rename.ident.to_string());
                }
                self.name(rename.rename.to_string(), prefix);
            }
            UseTree::Glob(_) => self.note(&prefix),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, prefix.clone());
                }
            }
        }
    }

    fn name(&mut self, name: String, path: Vec<String>) {
        if let Some(path) = self.resolved(&path) {
            self.names.insert(name, path);
        }
        self.note(&path);
    }

    /// The path from the crate's root (`crate` first) or from another crate.
    fn resolved(&self, path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        let root = || vec!["crate".to_owned()];
        let mut whole = match first.as_str() {
            "crate" => root(),
            "self" => [root(), self.module.clone()].concat(),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                let kept = self.module.len().checked_sub(ups)?;
                let whole = [root(), self.module[..kept].to_vec()].concat();
                return Some([whole, path[ups..].to_vec()].concat());
            }
            name => match self.names.get(name) {
                Some(known) => known.clone(),
                None => vec![name.to_owned()],
            },
        };
        whole.extend(rest.iter().cloned());
        Some(whole)
    }

    fn note(&mut self, path: &[String]) {
        let Some(path) = self.resolved(path) else {
            return;
        };
        match path.split_first() {
            Some((first, rest)) if first == "crate" => self.paths.inner.insert(rest.to_vec()),
            Some(_) if path.len() > 1 => self.paths.outer.insert(path),
            _ => false,
        };
    }

    /// The paths in the tokens of a macro: names with `::` between.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for tree in tokens {
            match tree {
                TokenTree::Ident(ident) if colons == 2 => path.push(ident.to_string()),
                TokenTree::Ident(ident) => {
                    self.note(&std::mem::take(&mut path));
                    path.push(ident.to_string());
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                TokenTree::Group(group) => {
                    self.note(&std::mem::take(&mut path));
                    self.tokens(group.stream());
                }
                _ => self.note(&std::mem::take(&mut path)),
            }
            colons = 0;
        }
        self.note(&path);
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_for_tests(attributes(item)) {
            return;
        }
        match item {
            Item::Use(_) => {}
            Item::Mod(inner) if inner.content.is_some() => {
                let names = self.names.clone();
                self.module.push(inner.ident.to_string());
                for item in inner.content.iter().flat_map(|(_, items)| items) {
                    self.bring_in(item);
                }
                visit::visit_item(self, item);
                self.module.pop();
                self.names = names;
            }
            _ => visit::visit_item(self, item),
        }
    }

    fn visit_stmt(&mut self, statement: &'ast syn::Stmt) {
        if let syn::Stmt::Item(item) = statement {
            self.bring_in(item);
        }
        visit::visit_stmt(self, statement);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        self.note(&parts);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.visit_path(&called.path);
        self.tokens(called.tokens.clone());
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let list = attribute.meta.require_list();
        attribute.path().is_ident("cfg") && list.is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
