//! How names of entities, keys and columns are compared, as people write them: `ORDER_ITEMS`, `orderItem` and
//! `Order item` are one name.

/// The letters and digits of a name, in lower case.
pub(crate) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A name without its plural.
pub(crate) fn singular(name: &str) -> String {
    if let Some(stem) = name.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let stem = ["sses", "xes", "ches", "shes"].iter().find_map(|end| {
        let stem = name.strip_suffix("es")?;
        name.ends_with(end).then_some(stem)
    });
    let stem = stem.or_else(|| name.strip_suffix('s').filter(|stem| !stem.ends_with('s')));
    stem.unwrap_or(name).to_owned()
}

/// The words of a name in lower case: it is split at everything that is not a letter or a digit, and before a
/// capital after a small letter.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        if (small && c.is_uppercase() || !c.is_alphanumeric())
            && words.last() != Some(&String::new())
        {
            words.push(String::new());
        }
        small = c.is_lowercase() || c.is_numeric();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        for (name, wanted) in [
            ("users", "user"),
            ("categories", "category"),
            ("boxes", "box"),
            ("class", "class"),
            ("order", "order"),
        ] {
            assert_eq!(singular(name), wanted);
        }
    }

    #[test]
    fn names_have_words() {
        for (name, wanted) in [
            ("ORDER_ITEM", "order item"),
            ("orderItemID", "order item id"),
            ("LINE-ITEM", "line item"),
            ("address2Line", "address2 line"),
            ("__", ""),
            ("Ämter", "ämter"),
        ] {
            assert_eq!(words(name).join(" "), wanted);
        }
    }
}
