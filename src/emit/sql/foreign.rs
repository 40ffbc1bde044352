//! Which columns refer to another table: those that the chart has, found by their names, else new ones.

use std::collections::{HashMap, HashSet, VecDeque};

use super::ASSUMED_SQL;
use super::calls::{ends, key_name, stems};
use super::links::Link;
use super::schema::{Column, ForeignKey, Table};
use super::tables::Tables;
use super::types::Type;
use crate::analysis::naming::{plain, singular};
use crate::diagnostic::Diagnostic;
use crate::label::code;

/// Links by what a column of theirs can be called, each to be taken once.
#[derive(Default)]
struct Waiting(HashMap<String, VecDeque<usize>>);

impl Waiting {
    fn add(&mut self, name: String, link: usize) {
        if !name.is_empty() {
            self.0.entry(name).or_default().push_back(link);
        }
    }

    /// The first link of some names that has no columns yet.
    fn take(&mut self, names: &[String], fits: impl Fn(usize) -> bool) -> Option<usize> {
        for name in names {
            let Some(links) = self.0.get_mut(name) else {
                continue;
            };
            while let Some(link) = links.pop_front() {
                if fits(link) {
                    return Some(link);
                }
            }
        }
        None
    }
}

/// Adds the foreign keys of all links, and of the columns whose name says to what they refer.
pub(super) fn add_foreign_keys(made: &mut Tables, links: &[Link]) {
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); made.tables.len()];
    for (at, link) in links.iter().enumerate() {
        of[link.child].push(at);
    }
    let mut by_name: HashMap<String, Option<usize>> = HashMap::new();
    for (at, names) in made.names.iter().enumerate() {
        for name in names {
            let one = by_name.entry(name.clone()).or_insert(Some(at));
            *one = one.filter(|&one| one == at);
        }
    }
    for (child, own) in of.iter().enumerate() {
        let mut columns = claim(made, links, own, child);
        let mut times: HashMap<usize, usize> = HashMap::new();
        for &at in own {
            *times.entry(links[at].parent).or_default() += 1;
        }
        for &at in own {
            let link = &links[at];
            // Of several keys to one table, each says what it is for.
            let said = times[&link.parent] > 1 || link.parent == child;
            let found = columns.remove(&at);
            let columns = found.unwrap_or_else(|| new_columns(made, link, said));
            refer(made, link, columns);
        }
        refer_by_name(made, child, &by_name);
    }
    for table in &mut made.tables {
        let refers: HashSet<usize> = referring(table);
        for (at, column) in table.columns.iter_mut().enumerate() {
            column.not_null |= column.strict && !refers.contains(&at);
        }
    }
}

/// The columns that the chart has for the links of one table.
fn claim(
    made: &mut Tables,
    links: &[Link],
    own: &[usize],
    child: usize,
) -> HashMap<usize, Vec<usize>> {
    let mut columns: HashMap<usize, Vec<usize>> = HashMap::new();
    let is_single = |&at: &usize| made.tables[links[at].parent].target.len() == 1;
    let (single, several): (Vec<usize>, Vec<usize>) = own.iter().partition(|at| is_single(at));
    let mut free = made.marked[child].clone();
    by_words(made, links, &single, &mut free, &mut columns);
    for at in several {
        if let Some(found) = composite(made, &links[at]) {
            free.retain(|column| !found.contains(column));
            columns.insert(at, found);
        }
    }
    let open: Vec<usize> = single
        .into_iter()
        .filter(|at| !columns.contains_key(at))
        .collect();
    // The only key and the only relationship belong together, whatever the key is called.
    if let ([column], [at], 1) = (&free[..], &open[..], own.len())
        && !made.tables[child].key.contains(column)
    {
        columns.insert(*at, vec![*column]);
        if links[*at].parent != child {
            let (key, parent) = (
                &made.tables[child].columns[*column],
                &made.tables[links[*at].parent],
            );
            let message = format!(
                "{} is taken to refer to {}",
                code(&key.name),
                code(&parent.name)
            );
            let note = Diagnostic::new(&ASSUMED_SQL, key.place, message)
                .annotate(links[*at].place, "the only relationship")
                .help("Call the key after the entity that it refers to.");
            made.notes.push(note);
        }
        return columns;
    }
    without_mark(made, links, &open, child, &mut columns);
    columns
}

/// Takes the marked columns whose name says which link they are for, in four rounds: the label and the table, the
/// table, the key, and the end of the name.
fn by_words(
    made: &Tables,
    links: &[Link],
    single: &[usize],
    free: &mut Vec<usize>,
    columns: &mut HashMap<usize, Vec<usize>>,
) {
    let mut rounds: [Waiting; 4] = Default::default();
    for &at in single {
        let link = &links[at];
        let label = singular(&plain(&link.label));
        for name in &made.names[link.parent] {
            if !label.is_empty() {
                rounds[0].add(format!("{label}{name}"), at);
                rounds[0].add(singular(&format!("{name}{label}")), at);
            }
            rounds[1].add(name.clone(), at);
            rounds[3].add(name.clone(), at);
        }
        rounds[0].add(label, at);
        let parent = &made.tables[link.parent];
        rounds[2].add(plain(&parent.columns[parent.target[0]].name), at);
    }
    for (round, waiting) in rounds.iter_mut().enumerate() {
        free.retain(|&column| {
            let Some(&first) = single.first() else {
                return true;
            };
            let child = links[first].child;
            let name = &made.tables[child].columns[column].name;
            let names = match round {
                0 | 1 => stems(name),
                2 => vec![plain(name)],
                _ => ends(name),
            };
            let fits = |at: usize| {
                let own = links[at].parent == child && made.tables[child].target.contains(&column);
                !columns.contains_key(&at) && !own
            };
            let found = waiting.take(&names, fits);
            found.map(|at| columns.insert(at, vec![column])).is_none()
        });
    }
}

/// Takes columns without a mark that are called just like the key of a link.
fn without_mark(
    made: &Tables,
    links: &[Link],
    open: &[usize],
    child: usize,
    columns: &mut HashMap<usize, Vec<usize>>,
) {
    let by_name = by_plain_name(&made.tables[child]);
    let mut used: HashSet<usize> = columns.values().flatten().copied().collect();
    for &at in open {
        let link = &links[at];
        let parent = &made.tables[link.parent];
        let key = plain(&parent.columns[parent.target[0]].name);
        let names = made.names[link.parent]
            .iter()
            .map(|name| format!("{name}{key}"));
        let found = names.filter_map(|name| by_name.get(&name)).next();
        let own = |column: &usize| link.parent == child && parent.target.contains(column);
        if let Some(&column) = found.filter(|column| !own(column) && !used.contains(column)) {
            used.insert(column);
            columns.insert(at, vec![column]);
        }
    }
}

fn by_plain_name(table: &Table) -> HashMap<String, usize> {
    let columns = table.columns.iter().enumerate();
    columns
        .map(|(at, column)| (plain(&column.name), at))
        .collect()
}

/// The columns of a table for a key of several, where all are there: each called as the column that it refers to,
/// or after its table.
fn composite(made: &Tables, link: &Link) -> Option<Vec<usize>> {
    let (child, parent) = (&made.tables[link.child], &made.tables[link.parent]);
    let by_name = by_plain_name(child);
    let own = link.child == link.parent;
    let found = parent.target.iter().map(|&column| {
        let name = plain(&parent.columns[column].name);
        let long = made.names[link.parent]
            .iter()
            .map(|one| format!("{one}{name}"));
        let long = long.filter_map(|name| by_name.get(&name)).next();
        let short = by_name
            .get(&name)
            .filter(|&&at| !own && made.marked[link.child].contains(&at));
        long.or(short).copied()
    });
    let found: Vec<usize> = found.collect::<Option<_>>()?;
    let distinct: HashSet<usize> = found.iter().copied().collect();
    (distinct.len() == found.len() && !found.is_empty()).then_some(found)
}

/// New columns for a link, called after what they refer to.
fn new_columns(made: &mut Tables, link: &Link, said: bool) -> Vec<usize> {
    let parent = &made.tables[link.parent];
    let wanted: Vec<(String, Type)> = parent
        .target
        .iter()
        .map(|&column| {
            let column = &parent.columns[column];
            let label = if said { link.label.as_str() } else { "" };
            (
                key_name(label, &parent.name, &column.name, made.camel),
                column.ty.clone(),
            )
        })
        .collect();
    let child = &mut made.tables[link.child];
    wanted
        .into_iter()
        .map(|(name, ty)| {
            let name = child.free(&name);
            child.add(Column {
                name,
                ty,
                not_null: false,
                strict: false,
                counts: false,
                comment: None,
                place: link.place,
            })
        })
        .collect()
}

/// The columns of a table that refer to others.
pub(super) fn referring(table: &Table) -> HashSet<usize> {
    let columns = table.foreign.iter().flat_map(|key| &key.columns);
    columns.copied().collect()
}

/// Adds a foreign key, and what the cardinalities say of its columns.
fn refer(made: &mut Tables, link: &Link, columns: Vec<usize>) {
    let to_columns = made.tables[link.parent].target.clone();
    let child = &mut made.tables[link.child];
    for &column in &columns {
        child.columns[column].not_null |= !link.optional;
    }
    if link.unique {
        child.add_unique(&columns);
    }
    child.foreign.push(ForeignKey {
        columns,
        to: link.parent,
        to_columns,
        label: link.label.clone(),
        deferred: false,
        place: link.place,
    });
}

/// The keys of a table that no relationship stands for: they refer to the table that they are called after.
fn refer_by_name(made: &mut Tables, child: usize, by_name: &HashMap<String, Option<usize>>) {
    let used = referring(&made.tables[child]);
    for &column in &made.marked[child] {
        if used.contains(&column) {
            continue;
        }
        let name = &made.tables[child].columns[column].name;
        let names = stems(name).into_iter().chain(ends(name));
        let parent = names
            .filter_map(|name| by_name.get(&name).copied().flatten())
            .next();
        let place = made.tables[child].columns[column].place;
        let to = parent.filter(|&parent| match &made.tables[parent].target[..] {
            [key] => parent != child || *key != column,
            _ => false,
        });
        let Some(to) = to else {
            let message = format!("{} refers to nothing in this chart", code(name));
            let note = Diagnostic::new(&ASSUMED_SQL, place, message)
                .help("Draw the relationship that it stands for, or take `FK` away.");
            made.notes.push(note);
            continue;
        };
        let to_columns = made.tables[to].target.clone();
        made.tables[child].foreign.push(ForeignKey {
            columns: vec![column],
            to,
            to_columns,
            label: String::new(),
            deferred: false,
            place,
        });
    }
}
