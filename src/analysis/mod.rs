//! What one graph says: entries, reachability, terminals, loops.
