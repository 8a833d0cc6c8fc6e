//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::pipeline::Without;

/// Builds an open, accessible publication from chapters in Markdown and a folder with data.
#[derive(Parser, Debug)]
#[command(
    name = "kerncijfer",
    version,
    about,
    after_help = "Exit codes: 0 right, 1 mistakes in the publication, 2 the machine failed or the command was wrong."
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Check everything, then write the site whole or not at all
    Build {
        /// Folder to write the site to
        #[arg(long, value_name = "FOLDER", default_value = "public")]
        out: PathBuf,
        /// Folder to write the page for editors to, which is no part of the site
        #[arg(long, value_name = "FOLDER", default_value = "redactie")]
        editors: PathBuf,
        /// Leave out what takes long and no page needs, for a draft; may be given more than once
        #[arg(long, value_enum, value_name = "PART", value_delimiter = ',')]
        without: Vec<Part>,
        /// Tell how long each step took, and its share of the whole; with --json among what is printed
        #[arg(long)]
        timings: bool,
        #[command(flatten)]
        strict: Strict,
        #[command(flatten)]
        common: Common,
    },
    /// Check everything that build checks, write nothing
    Check {
        /// Judge only the language of this text in Markdown, which need not belong to the publication; may be given more than once
        #[arg(long, value_name = "FILE")]
        text: Vec<PathBuf>,
        /// Show the hints on plain language too
        #[arg(long)]
        hints: bool,
        /// Check drafts too: chapters and editions that build leaves out
        #[arg(long, conflicts_with = "text")]
        drafts: bool,
        /// Tell how long each step took, and its share of the whole; with --json among what is printed
        #[arg(long, conflicts_with = "text")]
        timings: bool,
        #[command(flatten)]
        strict: Strict,
        #[command(flatten)]
        common: Common,
    },
    /// Tell how the language of each chapter stands beside its budget
    Budget {
        /// Write down what is over the budget, so that it may not get worse: content/EDITION/language-budget.toml
        #[arg(long)]
        write: bool,
        #[command(flatten)]
        common: Common,
    },
    /// Write or refresh the pins: what is expected to be printed, before the formula of each figure
    Pin {
        /// Chapters, such as content/2023/01-personeel.md; left out: all
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Show what would change and write nothing
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        common: Common,
    },
    /// Make a small complete publication to start from: two chapters, three datasets, a chart, a table, terms, a theme
    New {
        /// Folder to make it in, which is not there yet or is empty
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
        /// Language of the publication and of messages
        #[arg(long, value_enum, default_value = "nl")]
        lang: Lang,
        /// Print nothing but mistakes
        #[arg(long, short)]
        quiet: bool,
    },
    /// Start the edition of a year from the one before it: structure is taken over, years in formulas move, and what is left to do is listed
    Next {
        #[command(flatten)]
        next: NextEdition,
        #[command(flatten)]
        common: Common,
    },
    /// Tell how a figure came about: cells, formula, exact value, rounding, text
    Explain {
        /// Where it is: FILE, FILE:LINE or FILE:LINE:COLUMN of a chapter or a CSV, or the id of a figure in the register
        place: String,
        #[command(flatten)]
        common: Common,
    },
    /// Tell what changed between two editions or versions: chapters, sentences, figures, datasets, cells, terms, addresses
    Diff {
        /// What it was: a year (2023), a version in the archive (2023-v1), a bag (a zip or a folder), or the folder of a project
        #[arg(value_name = "OLD")]
        old: String,
        /// What it is now, likewise
        #[arg(value_name = "NEW")]
        new: String,
        /// Show lists whole, however long
        #[arg(long)]
        all: bool,
        /// Give exit code 1 when anything differs
        #[arg(long)]
        check: bool,
        #[command(flatten)]
        common: Common,
    },
    /// List what editors can know of the files: JSON Schemas and snippets, made from what the program itself reads
    Schemas {
        /// Write them to this folder, with settings that switch them on
        #[arg(long, value_name = "FOLDER")]
        out: Option<PathBuf>,
        /// Print one of the files, such as `site.json` or `taplo.toml`, and write nothing
        #[arg(long, value_name = "FILE")]
        print: Option<String>,
        #[command(flatten)]
        common: Common,
    },
    /// Show the site in the browser while you write; every save is seen at once
    Serve {
        #[command(flatten)]
        serve: Serving,
        #[command(flatten)]
        common: Common,
    },
    /// Freeze an edition for good: a bag in archive/ with its site, its sources and metadata, written down in archive/editions.toml
    Archive {
        /// Year of the edition, such as 2023
        #[arg(value_name = "YEAR")]
        year: String,
        #[command(flatten)]
        common: Common,
    },
    /// Write the rules for the host of the site: redirects, security headers, media types, for nginx, Apache and Netlify
    Hosting {
        /// Folder to write them to
        #[arg(long, value_name = "FOLDER", default_value = "hosting")]
        out: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// Tell whether an archived edition is whole; needs nothing but the bag
    Verify(Verifying),
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
}

#[derive(Args, Debug)]
pub(super) struct NextEdition {
    /// Year of the new edition
    pub(super) year: String,
    /// Edition to start from; left out: the newest one before it that is no draft
    #[arg(long, value_name = "YEAR")]
    pub(super) from: Option<String>,
    /// Moment of publication, such as 2025-05-21T12:00:00+02:00; left out: to be filled in
    #[arg(long, value_name = "MOMENT")]
    pub(super) published: Option<String>,
    /// Take over the data of series that go on, so that the new year can be added to them
    #[arg(long)]
    pub(super) with_data: bool,
    /// Show what would be written and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Args, Debug)]
pub(super) struct Serving {
    /// Port to serve on; left out: 1848, or the next one that is free; 0: any free port
    #[arg(long, value_name = "NUMBER")]
    pub(super) port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Look every second for changes, where the system does not tell of them
    #[arg(long)]
    pub(super) poll: bool,
    /// Leave out what takes long and no page needs; may be given more than once
    #[arg(long, value_enum, value_name = "PART", value_delimiter = ',')]
    pub(super) without: Vec<Part>,
}

#[derive(Args, Debug)]
pub(super) struct Verifying {
    /// The bag: a zip, or the folder that was in it
    #[arg(value_name = "BAG")]
    pub(super) bag: PathBuf,
    /// Language of messages; left out: Dutch
    #[arg(long, value_enum)]
    pub(super) lang: Option<Lang>,
    /// Print what was found as JSON on stdout
    #[arg(long)]
    pub(super) json: bool,
    /// Print nothing but faults
    #[arg(long, short)]
    pub(super) quiet: bool,
}

#[derive(Args, Debug)]
pub(super) struct Strict {
    /// Let severe remarks on plain language stop publication: a sentence over 25 words, an abbreviation without explanation, an excuse without reason,
    /// a chapter over its budget
    #[arg(long)]
    pub(super) strict: bool,
}

#[derive(Args, Debug)]
pub(super) struct Common {
    /// Folder of the project, with its site.toml
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub(super) project: PathBuf,
    /// Language of messages; left out: that of the site
    #[arg(long, value_enum)]
    pub(super) lang: Option<Lang>,
    /// Print the diagnostics as JSON on stdout, for editors and CI
    #[arg(long)]
    pub(super) json: bool,
    /// Print nothing but diagnostics
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// What a draft can do without.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum Part {
    /// The index of search
    Search,
    /// Spreadsheets (ODS)
    Ods,
    /// The zip of each edition
    Zip,
}

/// What the pipeline is to leave out.
pub(super) fn without(parts: &[Part]) -> Without {
    let has = |part: Part| parts.contains(&part);
    Without { search: has(Part::Search), ods: has(Part::Ods), zip: has(Part::Zip) }
}

#[derive(Clone, Copy, ValueEnum, Debug)]
pub(super) enum Lang {
    /// Dutch
    Nl,
    /// English
    En,
}
