//! The modules stand wherever a module can stand, without a warning.
