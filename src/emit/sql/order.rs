//! The order of the tables: each after those that it refers to, where that can be.

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::DfsPostOrder;

use super::schema::Table;

/// The tables in an order in which they can be made: as the chart has them, but each after what it refers to. In a
/// circle of tables, one comes before what it refers to.
pub(super) fn order(tables: &[Table]) -> Vec<usize> {
    let graph = graph(tables, |_| true);
    let mut order = Vec::with_capacity(tables.len());
    let mut walk = DfsPostOrder::empty(&graph);
    for start in graph.node_indices() {
        walk.move_to(start);
        while let Some(table) = walk.next(&graph) {
            order.push(table.index());
        }
    }
    order
}

/// Marks the foreign keys of tables whose rows all need each other: none can be added first, unless the keys wait
/// for the end of the transaction.
pub(super) fn defer(tables: &mut [Table]) {
    let graph = graph(tables, |is_needed| is_needed);
    let mut circle = vec![0; tables.len()];
    for (number, tables) in petgraph::algo::kosaraju_scc(&graph).iter().enumerate() {
        for table in tables {
            circle[table.index()] = number;
        }
    }
    for at in 0..tables.len() {
        let table = &mut tables[at];
        for key in &mut table.foreign {
            let is_needed = key
                .columns
                .iter()
                .all(|&column| table.columns[column].not_null);
            key.deferred = is_needed && key.to != at && circle[key.to] == circle[at];
        }
    }
}

/// The tables and what they refer to, where that is asked for: by whether each row needs it.
fn graph(tables: &[Table], is_meant: impl Fn(bool) -> bool) -> DiGraph<(), ()> {
    let mut graph = DiGraph::new();
    for _ in tables {
        graph.add_node(());
    }
    for (at, table) in tables.iter().enumerate() {
        for key in &table.foreign {
            let is_needed = key
                .columns
                .iter()
                .all(|&column| table.columns[column].not_null);
            if key.to != at && is_meant(is_needed) {
                graph.add_edge(NodeIndex::new(at), NodeIndex::new(key.to), ());
            }
        }
    }
    graph
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::sql::schema::ForeignKey;
    use crate::source::Span;

    fn tables(refers: &[&[usize]]) -> Vec<Table> {
        let key = |&to: &usize| ForeignKey {
            columns: Vec::new(),
            to,
            to_columns: Vec::new(),
            label: String::new(),
            deferred: false,
            place: Span::at(0),
        };
        let table = |refers: &&[usize]| {
            let mut table = Table::new(String::new(), Span::at(0));
            table.foreign = refers.iter().map(key).collect();
            table
        };
        refers.iter().map(table).collect()
    }

    #[test]
    fn tables_follow_what_they_refer_to() {
        assert_eq!(order(&tables(&[&[2, 1], &[], &[1], &[0, 3]])), [1, 2, 0, 3]);
        assert_eq!(order(&tables(&[&[], &[], &[]])), [0, 1, 2]);
        let mut circle = tables(&[&[1], &[2], &[1]]);
        assert_eq!(order(&circle), [2, 1, 0]);
        defer(&mut circle);
        let deferred: Vec<bool> = circle
            .iter()
            .map(|table| table.foreign[0].deferred)
            .collect();
        assert_eq!(deferred, [false, true, true]);
    }

    #[test]
    fn deep_charts_do_not_recurse() {
        let refers: Vec<Vec<usize>> = (0..100_000).map(|at| vec![(at + 1) % 100_000]).collect();
        let refers: Vec<&[usize]> = refers.iter().map(Vec::as_slice).collect();
        assert_eq!(order(&tables(&refers)).len(), 100_000);
    }
}
