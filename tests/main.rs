//! What the program does for its user, as one test program: a small site goes in, files and messages come out.
//!
//! `suite/project.rs` makes projects in temporary folders and runs the built program on them; every other module holds one promise.
//! The words of diagnostics are tested apart, in `diagnostics.rs`; laws of numbers, grammar and selection stand beside the code.

mod suite {
    mod accessibility;
    mod archive;
    mod archived;
    mod bags;
    mod cell_edit;
    mod chapters;
    mod charts;
    mod claims;
    mod constraints;
    mod contents;
    mod diff;
    mod editor_files;
    mod editor_help;
    mod editor_schemas;
    mod explain;
    mod figure_project;
    mod figure_rules;
    mod hosting;
    mod json_schema;
    mod languages;
    mod layers;
    mod new_project;
    mod next_edition;
    mod numbers;
    mod open_data;
    mod own_cells;
    mod own_site;
    mod page;
    mod pin;
    mod plain;
    mod plain_places;
    mod project;
    mod remember;
    mod round_trip;
    mod rows;
    mod safety;
    mod search;
    mod serve;
    mod served;
    mod sites;
    mod statement;
    mod swap;
    mod terms;
    mod theme;
    mod unchanged;
    mod verify;
    mod watch;
    mod words;
    mod writing;
}
