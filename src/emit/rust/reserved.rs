//! Names that mean something else where a name of the chart would stand.

/// What the module itself defines.
const OWN: &str = "YesNo Question Outcome Step Entry Again Asked Row Place Answer Answers Decision Walker NotAsked NotInChart Why";

/// What the preludes of all editions bring into scope, and the primitive derives: the names of the module are
/// `use`d beside them.
const PRELUDE: &str = "Option Some None Result Ok Err Box String Vec ToString ToOwned Iterator IntoIterator \
    DoubleEndedIterator ExactSizeIterator Extend FromIterator Into From TryFrom TryInto AsRef AsMut Default Clone Copy \
    Send Sync Sized Unpin Drop Fn FnMut FnOnce AsyncFn AsyncFnMut AsyncFnOnce Future IntoFuture PartialEq Eq \
    PartialOrd Ord Debug Hash Self";

/// Methods of `Answers`, its own, those of traits that everything has, and the operators (a method
/// named `add` is one to clippy).
const METHODS: &str = "put with without again get given why decide decide_from clone clone_from clone_into default eq ne cmp \
    partial_cmp hash fmt from into try_from try_into borrow borrow_mut to_owned to_string type_id as_ref as_mut \
    add sub mul div rem neg not bitand bitor bitxor shl shr index drop deref next from_str from_iter into_iter serialize \
    deserialize";

/// Whether a question may not have this name: as a type, or as a method of `Answers`.
pub(super) fn is_reserved_question(camel: &str, snake: &str) -> bool {
    has(OWN, camel) || has(PRELUDE, camel) || has(METHODS, snake)
}

/// Whether a variant of an enum of its own may not have this name.
pub(super) fn is_reserved_variant(_camel: &str, _snake: &str) -> bool {
    // A keyword is escaped where the name is made, and nothing else stands in an enum's scope.
    false
}

fn has(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace()
        .any(|reserved| reserved == name)
}
