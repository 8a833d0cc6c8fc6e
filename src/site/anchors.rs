//! Addresses of figures: where a figure stands on its page, and where it stands in the figure register. They come from what is asked, not from its
//! place, so that a figure keeps its address when text is added before it.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::content::call::{Call, CallKind, ScopeParts};
use crate::content::chapter::Chapter;
use crate::diagnostic::Language;

/// Longer addresses are cut off.
const MOST: usize = 72;

/// Returns for each call of a chapter its id on the page, such as `cijfer-fte-totaal-2023`. A second use of a formula gets `-2`.
pub(crate) fn anchors(chapter: &Chapter) -> Vec<String> {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    let mut taken = std::collections::BTreeSet::new();
    let mut anchor = |call: &Call| {
        let wanted = format!("cijfer-{}", words(call));
        let count = uses.entry(wanted.clone()).or_insert(0);
        loop {
            *count += 1;
            let id = if *count == 1 { wanted.clone() } else { format!("{wanted}-{count}") };
            if taken.insert(id.clone()) {
                return id;
            }
        }
    };
    chapter.calls.iter().map(&mut anchor).collect()
}

/// Returns the id in the register of a figure: that of its page and that on its page, such as `personeel.fte-totaal-2023`.
pub(crate) fn register_id(page: &str, anchor: &str) -> String {
    format!("{}.{}", page_id(page), anchor.strip_prefix("cijfer-").unwrap_or(anchor))
}

/// Returns the path of the page of the register that tells of the figures of a page of text. What a page from data shows stands on a page of its own: all of
/// them together would be as heavy as they are many.
pub(crate) fn register_path(page: &str) -> String {
    let year = page.split('/').next().unwrap_or_default();
    let folders: Vec<&str> = page.split('/').skip(1).filter(|part| *part != "index.html").collect();
    match folders.as_slice() {
        [parent, row] if Language::parse(parent).is_none() => format!("{year}/cijfers/{parent}/{row}/index.html"),
        _ => format!("{year}/cijfers/index.html"),
    }
}

/// Returns the id of the part of the register about a page: its last folder, or `index` for the front page of an edition. Before that stands the folder of
/// another language and a point, which no id of a chapter has.
pub(crate) fn page_id(page: &str) -> String {
    let mut folders = page.split('/').skip(1).filter(|part| *part != "index.html");
    match (folders.next(), folders.next()) {
        (None, _) => "index".to_owned(),
        (Some(language), None) if Language::parse(language).is_some() => format!("{language}.index"),
        (Some(chapter), None) => chapter.to_owned(),
        (Some(language), Some(chapter)) => format!("{language}.{chapter}"),
    }
}

fn words(call: &Call) -> String {
    let words = match &call.kind {
        CallKind::Figure(Some(formula)) => formula.text.clone(),
        CallKind::Figure(None) => String::new(),
        CallKind::Table(table) => format!("tabel {}", table.data.dataset.name),
        CallKind::Chart(chart) => format!("grafiek {}", chart.table.data.dataset.name),
        CallKind::Cards(_) => "kerncijfers".to_owned(),
        CallKind::Target(target) => format!("doelblok {}", target.title),
        CallKind::Scope(scope) => match &scope.parts {
            ScopeParts::Dataset(selection, _) => format!("omvang {}", selection.dataset.name),
            ScopeParts::Here(..) => "omvang".to_owned(),
        },
        CallKind::Download(download) => format!("download {}", download.data.dataset.name),
        CallKind::Broken => "blok".to_owned(),
    };
    let mut address = String::new();
    for character in words.nfkd() {
        if address.len() >= MOST {
            break;
        }
        if character.is_ascii_alphanumeric() {
            address.push(character.to_ascii_lowercase());
        } else if !character.is_alphanumeric() && !address.ends_with('-') && !address.is_empty() && !is_mark(character) {
            address.push('-');
        }
    }
    address.truncate(address.trim_end_matches('-').len());
    if address.is_empty() { "formule".to_owned() } else { address }
}

/// Is it the diacritic of the letter before it?
fn is_mark(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::markdown;
    use std::sync::Arc;

    #[test]
    fn an_address_is_what_is_asked() {
        let text = "+++\ntitle = \"A\"\nid = \"a\"\n+++\n`= fte[Totaal, 2023]` en `6,8 procent = groei(fte[Totaal, 2022..2023])` en `= fte[Totaal, 2023]` en `= a[\"é–x\"]`\n";
        let (chapter, _) = markdown::parse(&Arc::from("content/2023/01-a.md"), "2023", text, Language::Dutch);
        let expected = ["cijfer-fte-totaal-2023", "cijfer-groei-fte-totaal-2022-2023", "cijfer-fte-totaal-2023-2", "cijfer-a-e-x"];
        assert_eq!(anchors(&chapter), expected);
    }

    #[test]
    fn a_page_has_one_name_in_the_register() {
        for (page, id) in [
            ("2023/index.html", "index"),
            ("2023/personeel/index.html", "personeel"),
            ("2023/en/index.html", "en.index"),
            ("2023/en/personeel/index.html", "en.personeel"),
        ] {
            assert_eq!(page_id(page), id);
        }
        assert_eq!(register_id("2023/personeel/index.html", "cijfer-a-2"), "personeel.a-2");
    }
}
