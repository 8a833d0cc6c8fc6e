//! The contract with theme authors: a template uses only what its struct in `src/render/context/` offers, and every word exists in every language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use minijinja::Environment;

use super::project::{self, Project, differences, repository, tree};

/// What each template gets: a struct, or one name that holds a struct.
const TEMPLATES: &[(&str, &str, &str)] = &[
    ("base.html", "", "Common"),
    ("landing.html", "", "LandingContext"),
    ("front.html", "", "FrontContext"),
    ("chapter.html", "", "ChapterContext"),
    ("data-index.html", "", "DataIndexContext"),
    ("datasets.html", "", "DatasetsContext"),
    ("dataset.html", "", "DatasetContext"),
    ("register-part.html", "", "RegisterPartContext"),
    ("register.html", "", "RegisterContext"),
    ("register-page.html", "part", "RegisterPage"),
    ("deviations.html", "", "DeviationsContext"),
    ("terms.html", "", "TermsContext"),
    ("term-notes.html", "notes", "TermNotesContext"),
    ("compare.html", "", "CompareContext"),
    ("contents.html", "", "ContentsContext"),
    ("search.html", "", "SearchContext"),
    ("editions.html", "", "EditionsContext"),
    ("correction.html", "correction", "CorrectionItem"),
    ("statement.html", "", "StatementContext"),
    ("missing.html", "", "MissingContext"),
    ("chart.html", "chart", "ChartContext"),
    ("table.html", "table", "TableContext"),
    ("key-figures.html", "block", "CardsContext"),
    ("target.html", "target", "TargetContext"),
    ("scope.html", "scope", "ScopeContext"),
    ("download.html", "block", "DownloadContext"),
    ("macros.html", "", "Nothing"),
];

/// What the macros are given, by the name of the argument.
const ARGUMENTS: [(&str, &str); 13] = [
    ("item", "DownloadItem"),
    ("downloads", "Vec<DownloadItem>"),
    ("table", "TableContext"),
    ("scope", "ScopeContext"),
    ("moment", "DayItem"),
    ("failures", "Vec<DeviationItem>"),
    ("items", "Vec<DatasetItem>"),
    ("fields", "Vec<FieldItem>"),
    ("links", "Vec<FormatLink>"),
    ("series", "SeriesItem"),
    ("statuses", "Vec<StatusCode>"),
    ("structured", "Html"),
    ("words", "Words"),
];

/// The fields of each struct by name, with their types.
type Structs = BTreeMap<String, BTreeMap<String, String>>;

/// Reads the structs of the contract from the source, so that a field and its use cannot drift apart.
fn structs() -> Structs {
    let files = tree(&repository().join("src/render/context"));
    let text: String = files.into_values().map(|bytes| String::from_utf8(bytes).expect("text")).collect();
    let mut structs = Structs::new();
    let mut current = String::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("pub(crate) struct ") {
            current = name.split(' ').next().unwrap_or_default().to_owned();
            structs.insert(current.clone(), BTreeMap::new());
        } else if let Some((name, kind)) = line.trim().strip_prefix("pub(crate) ").and_then(|field| field.split_once(": ")) {
            let kind = kind.trim_end_matches(',').replace("std::collections::BTreeMap<String, String>", "Words");
            structs.get_mut(&current).expect("a field in a struct").insert(name.to_owned(), kind);
        }
    }
    for (name, kind) in [("common", "Common"), ("files", "RegisterFilesContext")] {
        let flattened = structs[kind].clone();
        for fields in structs.values_mut() {
            if fields.get(name).is_some_and(|found| found == kind) {
                fields.remove(name);
                fields.extend(flattened.clone());
            }
        }
    }
    structs
}

fn templates() -> BTreeMap<String, String> {
    let folder = tree(&repository().join("themes/basis/templates"));
    folder.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).expect("text"))).collect()
}

/// The words of the interface in a language.
fn words(language: &str) -> BTreeMap<String, toml::Value> {
    let path = repository().join(format!("themes/basis/words/{language}.toml"));
    toml::from_str(&fs::read_to_string(path).expect("words")).expect("TOML")
}

/// The names that a template may start from, with their types.
fn names(template: &str, structs: &Structs) -> BTreeMap<String, String> {
    let (_, name, kind) = TEMPLATES.iter().find(|(known, ..)| *known == template).unwrap_or_else(|| panic!("{template} has no struct"));
    if name.is_empty() {
        return structs.get(*kind).cloned().unwrap_or_default();
    }
    BTreeMap::from([((*name).to_owned(), (*kind).to_owned())])
}

/// The type of a path such as `table.rows`, or what is wrong with it.
fn kind_of(path: &str, names: &BTreeMap<String, String>, structs: &Structs) -> Result<String, String> {
    let mut parts = path.split('.');
    let first = parts.next().unwrap_or_default();
    let mut kind = names.get(first).cloned().ok_or(format!("`{first}` is no name here"))?;
    for part in parts {
        let holder = kind.strip_prefix("Option<").and_then(|kind| kind.strip_suffix('>')).unwrap_or(&kind).to_owned();
        kind = match holder.as_str() {
            "Words" if words("nl").contains_key(part) => "String".to_owned(),
            _ => structs.get(&holder).and_then(|fields| fields.get(part)).cloned().ok_or(format!("`{path}`: no `{part}` in {holder}"))?,
        };
    }
    Ok(kind)
}

#[test]
fn every_undeclared_name_of_a_template_is_a_field_of_its_struct() {
    let structs = structs();
    for (template, text) in templates() {
        let mut environment = Environment::new();
        environment.add_template(&template, &text).expect("a template");
        let used = environment.get_template(&template).expect("it was added").undeclared_variables(true);
        let used: BTreeSet<String> = used.into_iter().collect();
        let names = names(&template, &structs);
        let wrong: Vec<String> = used.iter().filter_map(|path| kind_of(path, &names, &structs).err()).collect();
        assert_eq!(wrong, [""; 0], "{template}");
    }
}

/// The engine forgets the names that a loop or a macro gives; this follows them through the text of the template.
#[test]
fn every_path_through_a_loop_or_a_macro_is_a_field_of_its_struct() {
    let structs = structs();
    for (template, text) in templates() {
        let mut names = names(&template, &structs);
        let mut paths = 0;
        for code in codes(&text) {
            let tokens: Vec<&str> = code.split_whitespace().collect();
            match tokens.as_slice() {
                ["for", name, "in", list, ..] => {
                    let kind = kind_of(list, &names, &structs).unwrap_or_else(|wrong| panic!("{template}: {wrong}"));
                    let item = kind
                        .strip_prefix("Vec<")
                        .and_then(|kind| kind.strip_suffix('>'))
                        .unwrap_or_else(|| panic!("{template}: {list} is no list"));
                    names.insert((*name).to_owned(), item.to_owned());
                }
                ["macro", ..] => names = ARGUMENTS.iter().map(|(name, kind)| ((*name).to_owned(), (*kind).to_owned())).collect(),
                _ => {}
            }
            for path in dotted(&code).filter(|path| !path.starts_with("loop.")) {
                kind_of(&path, &names, &structs).unwrap_or_else(|wrong| panic!("{template}: {wrong}"));
                paths += 1;
            }
        }
        assert!(paths > 0 || template == "table.html", "{template} uses nothing");
    }
}

/// What stands between `{{ }}` and `{% %}` in order, texts in quotes left out.
fn codes(text: &str) -> Vec<String> {
    let first = |text: &str, marks: [&str; 2]| marks.iter().filter_map(|mark| text.find(mark)).min();
    let mut codes = Vec::new();
    let mut rest = text;
    while let Some(start) = first(rest, ["{{", "{%"]) {
        rest = &rest[start + 2..];
        let end = first(rest, ["}}", "%}"]).unwrap_or(rest.len());
        let unquoted: String = rest[..end].split('"').step_by(2).collect();
        codes.push(unquoted.trim_matches('-').trim().to_owned());
        rest = &rest[end..];
    }
    codes
}

/// The names with a point in a piece of code.
fn dotted(code: &str) -> impl Iterator<Item = String> {
    let names = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'));
    names.filter(|name| name.contains('.') && name.starts_with(char::is_alphabetic)).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

#[test]
fn every_language_of_the_theme_has_the_same_words() {
    let keys = |language: &str| words(language).into_keys().collect::<BTreeSet<String>>();
    assert_eq!(keys("nl"), keys("en"));
    for language in ["nl", "en"] {
        for (key, word) in words(language) {
            assert!(
                word.as_str().is_some_and(|word| !word.trim().is_empty() || key == "download_before" || key == "download_after"),
                "{language}: {key}"
            );
        }
    }
}

#[test]
fn the_contract_is_read_from_the_source() {
    let structs = structs();
    assert_eq!(structs["TableContext"]["rows"], "Vec<RowContext>");
    assert_eq!(structs["FrontContext"]["edition"], "Option<EditionContext>");
    assert_eq!(kind_of("edition.year", &structs["FrontContext"], &structs).as_deref(), Ok("String"));
    assert!(kind_of("edition.jaar", &structs["FrontContext"], &structs).is_err());
    assert!(kind_of("words.jaargang", &structs["FrontContext"], &structs).is_err());
}

/// The small project with a theme `huis` on top of `basis`, made of these files.
fn house(files: &[(&str, &str)]) -> Project {
    let project = Project::small();
    project.replace("site.toml", "theme = \"basis\"", "theme = \"huis\"");
    project.write("themes/huis/theme.toml", "name = \"huis\"\ndescription = \"Proef.\"\nbase = \"basis\"\n");
    for (path, text) in files {
        project.write(&format!("themes/huis/{path}"), text);
    }
    project
}

#[test]
fn a_theme_with_nothing_but_a_base_gives_the_same_site() {
    let (alone, on_top) = (Project::small().build(), house(&[]).build());
    assert_eq!(differences(&alone, &on_top), [""; 0]);
}

/// A style file of the theme `basis`.
fn file(name: &str) -> String {
    fs::read_to_string(repository().join("themes/basis/styles").join(name)).expect("a style file")
}

#[test]
fn a_house_style_of_one_file_of_tokens_changes_the_style_sheet_and_nothing_else() {
    let own = file("tokens.css").replace("--accent: #0b5d57;", "--accent: #123456;");
    let site = house(&[("styles/tokens.css", &own)]).build();
    let alone = Project::small().build();
    assert_eq!(differences(&alone, &site), ["2023/assets/style.css"]);
    let style = String::from_utf8(site["2023/assets/style.css"].clone()).expect("text");
    // The tokens of the house stand where those of the base stood, and the rest is as it was.
    assert!(style.starts_with(&format!("{own}\n{}", file("page.css"))));
    assert!(own != file("tokens.css") && !style.contains("#0b5d57;\n  --accent-tint") && style.contains(file("tables.css").trim()));
    assert!(style.trim_end().ends_with(file("print.css").trim_end()));
}

#[test]
fn a_full_copy_of_a_theme_gives_the_same_site() {
    let project = house(&[]);
    project.remove("themes/huis");
    project.copy_in(&repository().join("themes/basis"), "themes/huis");
    assert_eq!(differences(&Project::small().build(), &project.build()), [""; 0]);
}

#[test]
fn a_theme_on_a_theme_on_a_theme_has_the_words_and_styles_of_all() {
    let project = house(&[("words/nl.toml", "more = \"Verder\"\nnext = \"Lees door\"\n"), ("styles/b.css", ".b { color: red; }")]);
    project.replace("themes/huis/theme.toml", "base = \"basis\"", "base = \"midden\"\nstyles = [\"b.css\"]");
    project.write("themes/midden/theme.toml", "name = \"midden\"\ndescription = \"Proef.\"\nbase = \"basis\"\nstyles = [\"a.css\"]\n");
    project.write("themes/midden/styles/a.css", ".a { color: red; }");
    project.write("themes/midden/words/nl.toml", "more = \"Meer hier\"\ncontact = \"Vraag het\"\n");
    project.write("themes/midden/assets/letter.txt", "letter");
    let site = project.build();
    let page = String::from_utf8(site["2023/bomen/index.html"].clone()).expect("text");
    assert!(page.contains(">Verder<") && !page.contains(">Meer hier<"), "{page}");
    let style = String::from_utf8(site["2023/assets/style.css"].clone()).expect("text");
    assert!(style.ends_with(".a { color: red; }\n.b { color: red; }\n"));
    assert_eq!(site["2023/assets/letter.txt"], b"letter");
}

#[test]
fn a_house_style_that_lacks_a_token_of_its_base_is_told_once_for_each() {
    let (code, report) =
        house(&[("styles/tokens.css", &file("tokens.css").replace("--attention:", "--a:").replace("--mark:", "--m:"))]).check();
    let told: Vec<&str> =
        report["diagnostics"].as_array().expect("a list").iter().map(|item| item["message"].as_str().expect("text")).collect();
    assert_eq!((code, project::codes(&report)), (1, vec!["T013", "T013"]), "{told:?}");
    assert!(told.iter().any(|told| told.contains("--attention")) && told.iter().any(|told| told.contains("--mark")), "{told:?}");
}
