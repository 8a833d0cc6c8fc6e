//! The publication as a site for Hugo: figures, changes, tables and the data of charts by shortcodes, the CSV and a JSON of each dataset
//! beside them.
//!
//! As fast as its manual advises: each CSV is read once, into a lookup table that is cached (`partialCached`). It makes less than this
//! program does: charts are tables, and there is no register, index of search, list of terms or page for a dataset.

use super::data::{Cell, Datasets, YEARS};
use super::text::{CHART_SUBTITLE, Page, Part, TABLE_TITLE};
use super::{id, name};

const SITE: &str = r#"baseURL = "https://proef.example.nl/"
locale = "nl"
title = "Jaarrapportage van de proef"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
[markup.goldmark.extensions]
typographer = false
"#;

const STYLE: &str = "body{font:1rem/1.5 sans-serif;max-width:46rem;margin:auto}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2em .5em}\n";

/// A CSV as a map from `ministry year` to its number.
const LOOKUP: &str = r#"{{- $csv := resources.Get (printf "data/%s.csv" .) | transform.Unmarshal -}}
{{- $kop := index $csv 0 -}}
{{- $s := newScratch -}}
{{- range after 1 $csv -}}{{- $rij := . -}}
{{- range $i, $jaar := $kop -}}{{- $s.SetInMap "cellen" (printf "%s %s" (index $rij 0) $jaar) (index $rij $i) -}}{{- end -}}
{{- end -}}
{{- return (dict "kop" $kop "rijen" (after 1 $csv) "cellen" ($s.Get "cellen")) -}}
"#;

const FIGURE: &str = r#"{{- $t := partialCached "reeks.html" (.Get 0) (.Get 0) -}}{{- lang.FormatNumberCustom 0 (index $t.cellen (.Get 1)) "− , ." }}&nbsp;stuks
{{- /* no line break */ -}}
"#;

const CHANGE: &str = r#"{{- $t := partialCached "reeks.html" (.Get 0) (.Get 0) -}}
{{- $a := float (index $t.cellen (.Get 1)) -}}{{- $b := float (index $t.cellen (.Get 2)) -}}
{{- if gt $b $a }}+{{ end }}{{ lang.FormatNumberCustom 1 (div (mul 100 (sub $b $a)) $a) "− , ." }}&nbsp;procent
{{- /* no line break */ -}}
"#;

const TABLE: &str = r#"{{- $t := partialCached "reeks.html" (.Get 0) (.Get 0) -}}
<table><caption>{{ .Get 2 }}</caption><thead><tr>{{ range $t.kop }}<th scope="col">{{ . }}</th>{{ end }}</tr></thead><tbody>
{{- range first (int (.Get 1)) $t.rijen }}<tr>{{ range $i, $c := . }}{{ if $i }}<td>{{ lang.FormatNumberCustom 0 $c "− , ." }}</td>
{{- else }}<th scope="row">{{ $c }}</th>{{ end }}{{ end }}</tr>{{ end }}</tbody></table>
"#;

const CHART: &str = r#"{{- $t := partialCached "reeks.html" (.Get 0) (.Get 0) -}}{{- $jaar := .Get 2 -}}
<table><caption><strong>Bij {{ .Get 3 }} zijn het er {{ lang.FormatNumberCustom 0 (index $t.cellen (printf "%s %s" (.Get 3) $jaar)) "− , ." }}&nbsp;stuks</strong> {{ .Get 4 }}</caption>
<thead><tr><th scope="col">Ministerie</th><th scope="col">{{ $jaar }}</th></tr></thead><tbody>
{{- range first (int (.Get 1)) $t.rijen }}{{ $rij := index . 0 }}<tr><th scope="row">{{ $rij }}</th>
{{- with index $t.cellen (printf "%s %s" $rij $jaar) }}<td>{{ lang.FormatNumberCustom 0 . "− , ." }}</td>{{ end }}</tr>{{ end }}</tbody></table>
"#;

const HEAD: &str = r##"<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<link rel="stylesheet" href="/stijl.css">
</head>
<body>
<a href="#inhoud">Naar de inhoud</a>
<header><a href="/">Jaarrapportage van de proef</a></header>
<main id="inhoud">
<h1>{{ .Title }}</h1>
"##;

const FOOT: &str = "</main>\n<footer><p>Bureau Proef</p></footer>\n</body>\n</html>\n";

/// The list of chapters; it publishes the data too.
const HOME: &str = r#"<ul>{{ range site.RegularPages.ByTitle }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
{{ range resources.Match "data/*.csv" }}{{ .Publish }}
{{- $json := . | transform.Unmarshal | jsonify }}{{ (resources.FromString (replace .Name ".csv" ".json") $json).Publish }}{{ end }}
"#;

/// Every file but the chapters.
pub(super) fn files(datasets: &Datasets) -> Vec<(String, String)> {
    let page = |inside: &str| format!("{HEAD}{inside}{FOOT}");
    let mut files: Vec<(String, String)> = [
        ("hugo.toml", SITE.to_owned()),
        ("static/stijl.css", STYLE.to_owned()),
        ("layouts/_partials/reeks.html", LOOKUP.to_owned()),
        ("layouts/_shortcodes/cijfer.html", FIGURE.to_owned()),
        ("layouts/_shortcodes/groei.html", CHANGE.to_owned()),
        ("layouts/_shortcodes/tabel.html", TABLE.to_owned()),
        ("layouts/_shortcodes/grafiek.html", CHART.to_owned()),
        ("layouts/page.html", page("{{ .Content }}\n")),
        ("layouts/section.html", page("")),
        ("layouts/home.html", page(HOME)),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into();
    files.extend((0..datasets.numbers.len()).map(|dataset| (format!("assets/data/{}.csv", name(dataset)), csv(datasets, dataset))));
    files
}

/// A dataset with a column for each year: Hugo has no use for one row a number.
fn csv(datasets: &Datasets, dataset: usize) -> String {
    let mut csv = format!("Ministerie,{}\n", YEARS.join(","));
    for (ministry, numbers) in datasets.ministries.iter().zip(&datasets.numbers[dataset]) {
        let cells: Vec<String> = (0..YEARS.len()).map(|year| numbers.get(year).map(u64::to_string).unwrap_or_default()).collect();
        csv.push_str(&format!("{ministry},{}\n", cells.join(",")));
    }
    csv
}

/// The text of a chapter.
pub(super) fn page(page: &Page, datasets: &Datasets) -> String {
    let mut text = format!("+++\ntitle = \"{}\"\ndescription = \"{}\"\n+++\n\n", page.title, page.about);
    let key = |cell: &Cell, year: usize| format!("{} {}", datasets.ministries[cell.ministry], YEARS[year]);
    for part in &page.parts {
        let written = match part {
            Part::Text(words) => words.clone(),
            Part::Link(words, chapter) => format!("[{words}](../{}/)", id(*chapter)),
            Part::Figure(cell) => format!("{{{{< cijfer \"{}\" \"{}\" >}}}}", name(cell.dataset), key(cell, cell.year)),
            Part::Change(cell) => {
                format!("{{{{< groei \"{}\" \"{}\" \"{}\" >}}}}", name(cell.dataset), key(cell, cell.year), key(cell, cell.year + 1))
            }
            Part::Table(dataset) => format!("{{{{< tabel \"{}\" {} \"{TABLE_TITLE}\" >}}}}\n\n", name(*dataset), datasets.shown),
            Part::Chart(cell) => format!(
                "{{{{< grafiek \"{}\" {} \"{}\" \"{}\" \"{CHART_SUBTITLE}\" >}}}}\n\n",
                name(cell.dataset),
                datasets.shown,
                YEARS[cell.year],
                datasets.ministries[cell.ministry]
            ),
        };
        text.push_str(&written);
    }
    text
}
