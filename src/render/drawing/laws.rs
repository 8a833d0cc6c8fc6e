//! What holds for every drawing, tried on random pictures: names and values short and long, numbers of any size and sign, up to forty categories.

use proptest::prelude::*;

use super::frame::Frame;
use super::letters::UNIT;
use super::picture::{Category, Goal, Picture, Point, Series, Width};
use super::scale::nearest;
use super::sheet::{Area, Item, Sheet};
use super::{draw, lay_out, stand_alone};
use crate::content::call::ChartKind;
use crate::diagnostic::Language;
use crate::format;
use crate::number::Number;

const KINDS: [ChartKind; 6] =
    [ChartKind::Bar, ChartKind::Stacked, ChartKind::StackedShare, ChartKind::Diverging, ChartKind::Line, ChartKind::Dot];

const WIDTHS: [Width; 2] = [Width::Narrow, Width::Wide];

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z][a-z]{2,12}( [a-z]{2,14}){0,4}",
        2 => "20[0-9]{2}",
        1 => "[A-Za-z]{20,70}",
        1 => "[<>&\"' a-zéüß\u{1}€–-]{0,30}",
        1 => "[0-9]e kwartaal 20[0-9]{2}",
        1 => Just("漢字 العربية \u{1f600}".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = Number> {
    let text = prop_oneof![
        4 => "-?[0-9]{1,5}(\\.[0-9])?",
        1 => Just("0".to_owned()),
        1 => "-?[1-9][0-9]{10,30}",
        1 => "-?0\\.000[0-9]{1,8}",
        2 => Just("1234.5".to_owned()),
    ];
    text.prop_map(|text| Number::parse(&text).unwrap())
}

fn point(positive: bool) -> impl Strategy<Value = Point> {
    let marker = prop_oneof![6 => Just(""), 1 => Just(" (voorlopig)"), 1 => Just(" (herzien, in vergelijking met eerder)")];
    let known = (number(), marker).prop_map(move |(number, marker)| {
        let number = if positive { number.abs() } else { number };
        let shown = format::number(&number.round(number.decimals().unwrap_or(0)), Language::Dutch);
        Point { value: Some(number), shown: format!("{shown}%{marker}") }
    });
    let missing = Just(Point { value: None, shown: "niet bekend, want er zijn geen gegevens".to_owned() });
    if positive { known.boxed() } else { prop_oneof![9 => known, 1 => missing].boxed() }
}

fn picture() -> impl Strategy<Value = Picture> {
    let counts = (prop::sample::select(KINDS.to_vec()), prop_oneof![4 => 1usize..9, 1 => 9usize..41], 1usize..7);
    counts.prop_flat_map(|(kind, n_categories, n_series)| {
        let stacked = matches!(kind, ChartKind::Stacked | ChartKind::StackedShare);
        let categories = prop::collection::vec((name(), prop::bool::weighted(0.1)), n_categories);
        let series = prop::collection::vec((name(), prop::collection::vec(point(stacked), n_categories)), n_series);
        let target = prop::option::weighted(0.4, (number(), name()));
        let rest = (prop::sample::select(vec!["", "%"]), prop::bool::ANY);
        (categories, series, target, rest).prop_map(move |(categories, series, target, (suffix, panels))| {
            let alone = series.len() == 1;
            Picture {
                kind,
                language: Language::Dutch,
                categories: categories.into_iter().map(|(label, total)| Category { label, total }).collect(),
                series: series
                    .into_iter()
                    .map(|(name, points)| Series { name: if alone { String::new() } else { name }, points })
                    .collect(),
                suffix: suffix.to_owned(),
                target: target.filter(|_| !stacked).map(|(value, label)| Goal { value, label: format!("Doel: {label}") }),
                panels,
            }
        })
    })
}

/// What a mark takes of the sheet; texts not.
fn mark(item: &Item) -> Option<Area> {
    match item {
        Item::Bar { area, .. } => Some(*area),
        Item::Marker { x, y, .. } => Some(Area { x: x - 40, y: y - 40, width: 80, height: 80 }),
        _ => None,
    }
}

fn texts_keep_apart_and_inside(sheet: &Sheet) -> Result<(), TestCaseError> {
    let texts: Vec<_> = sheet.texts().collect();
    for (position, text) in texts.iter().enumerate() {
        let area = text.area();
        let one_letter = text.words.lines.iter().all(|line| line.text.chars().count() <= 1);
        prop_assert!(one_letter || (area.x >= 0 && area.right() <= sheet.width), "leaves the sheet: {:?}", text);
        prop_assert!(area.y >= 0 && area.bottom() <= sheet.height, "leaves the sheet: {:?} of {}", text, sheet.height);
        for other in &texts[position + 1..] {
            prop_assert!(!other.area().overlaps(&area), "{:?} overlaps {:?}", text, other);
        }
    }
    Ok(())
}

/// Elements open and close in order, and text holds no bare sign of markup.
fn is_well_formed(svg: &str) -> bool {
    let mut open = Vec::new();
    let mut rest = svg.trim_end();
    while let Some(start) = rest.find('<') {
        let Some(length) = rest[start..].find('>') else { return false };
        let tag = &rest[start + 1..start + length];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if tag.matches('"').count() % 2 == 1 || rest[..start].contains(['>', '"']) && open.last() != Some(&"style") {
            return false;
        }
        match (tag.starts_with('/'), tag.ends_with('/')) {
            (true, _) if open.pop() != Some(name) => return false,
            (false, false) => open.push(name),
            _ => {}
        }
        rest = &rest[start + length + 1..];
    }
    open.is_empty() && !svg.chars().any(|character| character.is_control() && character != '\n')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_neither_overlap_nor_leave_the_drawing(picture in picture()) {
        for width in WIDTHS {
            let sheet = lay_out(&picture, Frame::new(width));
            texts_keep_apart_and_inside(&sheet)?;
            for area in sheet.items.iter().filter_map(mark) {
                prop_assert!(area.x >= 0 && area.right() <= sheet.width && area.y >= 0 && area.bottom() <= sheet.height, "{:?} leaves the sheet", area);
            }
        }
    }

    #[test]
    fn bars_are_as_long_as_their_values(picture in picture()) {
        prop_assume!(matches!(picture.kind, ChartKind::Bar | ChartKind::Diverging));
        let highest = picture.series.iter().flat_map(|series| &series.points).filter_map(|point| point.value.as_ref()).map(Number::abs).max();
        for width in WIDTHS {
            let sheet = lay_out(&picture, Frame::new(width));
            let bars: Vec<i64> = sheet.items.iter().filter_map(|item| match item {
                Item::Bar { area, paint } if paint.series.is_some() => Some(area.width),
                _ => None,
            }).collect();
            let Some(longest) = bars.iter().max() else { continue };
            let highest = highest.clone().unwrap_or_else(Number::zero);
            let mut bars = bars.iter();
            let panels = picture.panels && picture.series.len() > 1;
            let (outer, inner) = if panels { (picture.series.len(), picture.categories.len()) } else { (picture.categories.len(), picture.series.len()) };
            for first in 0..outer {
                for second in 0..inner {
                    let (category, series) = if panels { (second, first) } else { (first, second) };
                    let Some(value) = picture.series[series].points[category].value.as_ref().filter(|value| !value.is_zero()) else { continue };
                    let exact = (&value.abs() * &Number::from(*longest)).checked_div(&highest).map_or(0, |length| nearest(&length));
                    let bar = bars.next().copied().unwrap_or(0);
                    prop_assert!((bar - exact).abs() <= UNIT / 2 + 1, "{} tenths for {}, of {} for {}", bar, value, longest, highest);
                }
            }
            prop_assert!(bars.next().is_none());
        }
    }

    #[test]
    fn parts_lie_behind_each_other_with_ground_between(picture in picture()) {
        prop_assume!(matches!(picture.kind, ChartKind::Stacked | ChartKind::StackedShare));
        for width in WIDTHS {
            let sheet = lay_out(&picture, Frame::new(width));
            let parts: Vec<Area> = sheet.items.iter().filter_map(|item| match item {
                Item::Bar { area, paint } if paint.series.is_some() => Some(*area),
                _ => None,
            }).collect();
            for pair in parts.windows(2) {
                prop_assert!(pair[1].y > pair[0].y || pair[1].x - pair[0].right() >= 2 * UNIT);
            }
        }
    }

    #[test]
    fn drawings_are_well_formed_and_always_the_same(picture in picture(), id in "[a-z-]{1,12}") {
        for width in WIDTHS {
            let svg = draw(&picture, width, &id);
            prop_assert!(is_well_formed(&svg), "{}", svg);
            prop_assert_eq!(&svg, &draw(&picture, width, &id));
        }
        let file = stand_alone(&picture, "Titel <&>", "Wat", "Beschrijving", "Bron: \"x\"");
        prop_assert!(is_well_formed(&file), "{}", file);
    }
}
