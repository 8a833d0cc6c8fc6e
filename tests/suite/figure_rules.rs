//! The rules of figures, one after another: what the rule says, what an author writes, and what comes out, which is what a reader sees or the code of
//! the mistake. The order is that of `docs/formulas.md`; a `~` stands for a no-break space.

use kerncijfer::pipeline::{Build, Pipeline};
use kerncijfer::source::Span;

use super::figure_project::{FIGURES, sources};
use super::page::{between, unescape};

/// The rule, what is written (a formula, or a whole sentence with one), and what comes out.
type Rule = (&'static str, &'static str, &'static str);

const SELECTIONS: &[Rule] = &[
    ("one value for each dimension", "fte[Totaal, 2023]", "700~fte"),
    ("positions first, then names", "fte[Totaal, jaar: 2023]", "700~fte"),
    ("names in any order", "fte[jaar: 2023, ministerie: BZ]", "200~fte"),
    ("a position behind a name", "fte[jaar: 2023, BZ]", "F025"),
    ("a dimension twice", "fte[BZ, ministerie: AZ]", "F025"),
    ("too few: a total is never assumed", "fte[2023]", "F003"),
    ("too many", "bezoeken[2023, 2022]", "F004"),
    ("no brackets at all", "fte", "F003"),
    ("several measures and none named", "facturen[2023]", "F005"),
    ("a measure by name", "facturen.e[2023]", "83~facturen"),
    ("a measure that is not there", "facturen.f[2023]", "F002"),
    ("another edition", "fte@2022[Totaal, 2022]", "600~fte"),
    ("the edition of another year has other data", "fte@2022[Totaal, 2023]", "F002"),
    ("an edition that is not there", "fte@2021[Totaal, 2021]", "F002"),
    ("another edition beside this one", "Dat is `= verschil(fte@2022[Totaal, 2022], fte[Totaal, 2023])` meer.", "Dat is 100~fte meer."),
    ("case counts", "fte[totaal, 2023]", "F002"),
    ("spaces count as one", "fte[ Totaal ,  2023 ]", "700~fte"),
    ("quotes where a comma is in the value", "soorten[\"Beleid, advies\", 2023]", "30~functies"),
    ("no quotes around a comma", "soorten[Beleid, advies, 2023]", "F036"),
    ("a quote inside is doubled", "soorten[\"Het \"\"nieuwe\"\" werk\", 2023]", "20~functies"),
    ("curly quotes count as straight ones", "soorten[“Beleid, advies”, 2023]", "30~functies"),
    ("a quote in a value without quotes", "soorten[Het \"nieuwe\" werk, 2023]", "F036"),
    ("dots in a value in quotes", "soorten[\"A..B\", 2023]", "10~functies"),
    ("dots in a value without quotes", "soorten[A..B, 2023]", "F036"),
    ("parentheses need no quotes between brackets", "soorten[Overig (rest), 2023]", "20~functies"),
    ("a semicolon", "fte[Totaal; 2023]", "F022"),
    ("the cell of a spreadsheet", "som(A1)", "F023"),
    ("the function of a spreadsheet", "SOM(fte[*, 2023])", "F023"),
    ("a quote that is not closed", "soorten[\"Beleid, 2023]", "F027"),
    ("an operator in a sentence", "fte[AZ, 2023] + fte[BZ, 2023]", "F021"),
    ("values that are there, in a combination that is not", "soorten[\"A..B\", 2022]", "F024"),
    ("text is compared in NFC", "soorten[Coo\u{308}rdinatie, 2023]", "15~functies"),
    ("a no-break space is a space", "soorten[Overig\u{a0}(rest), 2023]", "20~functies"),
    ("a line break is a space", "fte[Totaal,\n2023]", "700~fte"),
];

const SERIES: &[Rule] = &[
    ("a series is all but the total", "som(fte[*, 2023])", "700~fte"),
    ("a series of periods", "gemiddelde(fte[AZ, 2021 t/m 2023])", "93~fte"),
    ("the same in English", "mean(fte[AZ, 2021 to 2023])", "93~fte"),
    ("a series over time with a star", "hoogste(fte[AZ, *])", "100~fte"),
    ("two stars where one value comes out", "som(fte[*, *])", "1.900~fte"),
    ("labels of two stars are joined by a comma", "naam_hoogste(fte[*, *])", "Financiën, 2023"),
    ("a star and a range", "naam_laagste(fte[*, 2021 t/m 2022])", "Algemene Zaken, 2022"),
    ("a series of another edition", "som(fte@2022[*, 2022])", "600~fte"),
    ("a star and a pair", "som(fte[*, 2022..2023])", "F006"),
    ("a star and a pair, where a pair is asked", "groei(fte[*, 2022..2023])", "F006"),
    ("a pair where a series is needed", "som(fte[AZ, 2022..2023])", "F006"),
    ("a series where a pair is needed", "groei(fte[AZ, *])", "F006"),
    ("a series where one value is needed", "fte[*, 2023]", "F006"),
    ("one value where a series is needed", "som(fte[AZ, 2023])", "F006"),
    ("a pair where one value is needed", "fte[AZ, 2022..2023]", "F006"),
    ("a pair runs forwards", "groei(fte[AZ, 2023..2022])", "F018"),
    ("a pair has two periods", "groei(fte[AZ, 2023..2023])", "F018"),
    ("a pair is of time", "groei(fte[AZ..BZ, 2023])", "F018"),
    ("a range runs forwards", "som(fte[AZ, 2023 t/m 2021])", "F018"),
];

const FUNCTIONS: &[Rule] = &[
    ("verschil of a pair", "Dat is `= verschil(fte[Totaal, 2022..2023])` meer.", "Dat is 100~fte meer."),
    (
        "verschil of two values is to − from",
        "Bij AZ is het `= verschil(fte[BZ, 2023], fte[AZ, 2023]) (met teken)`.",
        "Bij AZ is het −100~fte.",
    ),
    (
        "verschil of percents is in percentage points",
        "Het verzuim steeg met `= verschil(verzuim[2022..2023])`.",
        "Het verzuim steeg met 0,2~procentpunt.",
    ),
    (
        "verschil of index numbers is in points",
        "De index steeg met `= difference(loonindex[2022..2023])`.",
        "De index steeg met 4,5~punten.",
    ),
    ("groei is a percentage of the first", "Het aantal steeg met `= groei(fte[AZ, 2022..2023])`.", "Het aantal steeg met 25,0~procent."),
    ("growth, of two values", "Het aantal steeg met `= growth(fte[AZ, 2022], fte[AZ, 2023])`.", "Het aantal steeg met 25,0~procent."),
    ("groei of percents", "Het verzuim steeg met `= groei(verzuim[2022..2023])`.", "F007"),
    ("groei of index numbers", "De index steeg met `= groei(loonindex[2022..2023])`.", "F007"),
    ("groei from zero", "Het aantal steeg met `= groei(aanvragen[2021..2023])`.", "F009"),
    ("groei from below zero", "Het resultaat daalde met `= groei(resultaat[2022..2023])`.", "F019"),
    (
        "groei from above to below zero is computed",
        "Het resultaat daalde met `= groei(resultaat[2021..2022])`.",
        "Het resultaat daalde met 150,0~procent.",
    ),
    ("aandeel", "aandeel(fte[AZ, 2023], fte[Totaal, 2023])", "14,3~procent"),
    ("share, over 100 percent", "share(fte[Fin, 2023], fte[AZ, 2023])", "400,0~procent"),
    ("aandeel of percents", "aandeel(verzuim[2022], verzuim[2023])", "F029"),
    ("aandeel of a percentage of a count", "aandeel(verzuim[2022], fte[AZ, 2023])", "F008"),
    ("aandeel of nothing", "aandeel(aanvragen[2023], aanvragen[2021])", "F009"),
    ("verhouding is a bare number", "Dat is `= verhouding(fte[Fin, 2023], fte[BZ, 2023])` keer zo veel.", "Dat is 2,0 keer zo veel."),
    ("ratio", "Dat is `= ratio(fte[Fin, 2023], fte[BZ, 2023])` keer zo veel.", "Dat is 2,0 keer zo veel."),
    ("ratio of two units", "ratio(fte[AZ, 2023], bezoeken[2023])", "F008"),
    ("som wants an additive measure", "som(verzuim[*])", "F012"),
    ("gemiddelde too", "gemiddelde(verzuim[*])", "F012"),
    ("som of percents that may be added up", "som(aandelen[*])", "100,0~procent"),
    ("hoogste works on all", "hoogste(verzuim[*])", "5,2~procent"),
    ("max and min", "min(fte[*, 2023])", "100~fte"),
    ("naam_hoogste is a label", "naam_hoogste(fte[*, 2023])", "Financiën"),
    ("max", "max(fte[*, 2023])", "400~fte"),
    ("label_max", "label_max(fte[*, 2023])", "Financiën"),
    ("label_min", "label_min(fte[*, 2022])", "Algemene Zaken"),
    ("a tie", "naam_laagste(soorten[\"Het \"\"nieuwe\"\" werk\", *])", "2023"),
    ("a tie lists the names", "naam_hoogste(fte[AZ, *])", "F031"),
    ("rang: 1 is the highest", "rang(fte[*, 2023], BZ)", "2e"),
    ("rank takes a label too", "rank(fte[*, 2023], \"Algemene Zaken\")", "3e"),
    ("rang of a year", "rang(fte[AZ, *], 2022)", "3e"),
    ("equal values share a rank", "rang(soorten[*, 2023], \"Het \"\"nieuwe\"\" werk\")", "2e"),
    ("the next rank is left out", "rang(soorten[*, 2023], Coördinatie)", "4e"),
    ("rang over two stars", "rang(fte[*, *], \"BZ, 2022\")", "4e"),
    ("rang of a name that is not there", "rang(fte[*, 2023], Totaal)", "F002"),
    ("a name with parentheses goes in quotes", "rang(soorten[*, 2023], Overig (rest))", "F036"),
    ("index: base is 100", "index(fte[Fin, 2023], fte[Fin, 2021])", "133,3"),
    ("index of two units", "index(fte[Fin, 2023], dollars[2022])", "F008"),
    ("doel is the target", "doel(verzuim)", "4,5~procent"),
    ("target of a measure", "target(verzuim.verzuim)", "4,5~procent"),
    ("afstand is value − target", "Dat is `= afstand(verzuim[2023])` boven het doel.", "Dat is 0,7~procentpunt boven het doel."),
    (
        "gap, with its sign",
        "Het verschil met het doel is `= gap(verzuim[2023]) (met teken)`.",
        "Het verschil met het doel is +0,7~procentpunt.",
    ),
    ("no target in the schema", "doel(fte)", "F030"),
    (
        "functions are nested",
        "Dat is `= verschil(aandeel(facturen.e[2022], facturen.alle[2022]), aandeel(facturen.e[2023], facturen.alle[2023]))` meer.",
        "Dat is 3,0~procentpunt meer.",
    ),
    ("an extreme inside a function", "aandeel(hoogste(fte[*, 2023]), fte[Totaal, 2023])", "57,1~procent"),
    ("two currencies never mix", "aandeel(dollars[2023], uitgaven[2023])", "F008"),
    ("counts are told apart by name", "aandeel(facturen.e[2023], bezoeken[2023])", "F008"),
    ("scales of one currency convert exactly", "verhouding(uitgaven[2023], boetes[2023])", "1.563,1"),
    ("another number of arguments", "aandeel(fte[AZ, 2023])", "F013"),
    ("a function that is not there", "groej(fte[AZ, 2022..2023])", "F002"),
];

const STATUS: &[Rule] = &[
    ("a status follows the value", "metingen[2020]", "30~metingen (voorlopig)"),
    ("and what is computed from it", "aandeel(metingen[2020], metingen[2021])", "75,0~procent (voorlopig)"),
    ("each status is named, in a fixed order", "som(metingen[2018 t/m 2021])", "100~metingen (voorlopig, geschat, herzien)"),
    ("a place in an order depends on all", "rang(metingen[2019 t/m 2021], 2021)", "1e (voorlopig, geschat)"),
    ("a name carries none", "naam_hoogste(metingen[2018 t/m 2021])", "2021"),
    ("a cell without a value", "metingen[2022]", "F011"),
    ("a confidential cell is never read", "metingen[2023]", "F011"),
    ("nor in a series", "som(metingen[*])", "F011"),
];

const DECIMALS: &[Rule] = &[
    ("a cell has the decimals of its measure", "oppervlak[2023]", "24,6~m²"),
    ("zeros at the end stay", "oppervlak[2022]", "25,0~m²"),
    ("a cell may be more precise than it is shown", "verzuim[2023]", "5,2~procent"),
    ("and asked for what it has", "verzuim[2023] (2 decimalen)", "5,24~procent"),
    ("but not for more", "verzuim[2023] (3 decimalen)", "F016"),
    ("nor when it is found by hoogste", "hoogste(verzuim[*]) (3 decimalen)", "F016"),
    ("a computed percentage has one", "aandeel(fte[AZ, 2023], fte[Totaal, 2023])", "14,3~procent"),
    ("or up to six", "aandeel(fte[AZ, 2023], fte[Totaal, 2023]) (6 decimalen)", "14,285714~procent"),
    ("and no more", "aandeel(fte[AZ, 2023], fte[Totaal, 2023]) (7 decimalen)", "F016"),
    ("six on whatever scale", "verschil(uitgaven[2022..2023]) (7 decimalen)", "F016"),
    ("six in millions", "Dat is `= verschil(uitgaven[2022..2023]) (6 decimalen)` meer.", "Dat is 207,171000~miljoen euro meer."),
    ("a cell in thousands has three decimals in millions", "uitgaven[2023] (3 decimalen)", "3.259,711~miljoen euro"),
    ("and not four", "uitgaven[2023] (4 decimalen)", "F016"),
    ("half away from zero", "boetes[2022]", "1.500.001~euro"),
    ("not zero, but shown as zero", "stroom[2022] (1 decimaal)", "F017"),
    ("in millions one decimal", "boetes[2023] (in miljoen)", "2,1~miljoen euro"),
    ("in billions one decimal", "uitgaven[2023] (in miljard)", "3,3~miljard euro"),
    ("a sum over scales stands in the larger one", "over-schalen", "3.261,8~miljoen euro"),
];

const PRINTED: &[Rule] = &[
    ("a count", "fte[Totaal, 2023]", "700~fte"),
    ("one is singular", "bezoeken[2022]", "1~bezoek"),
    ("twelve is plural", "bezoeken[2023]", "12~bezoeken"),
    ("percent", "verzuim[2022]", "5,0~procent"),
    ("an index number has no unit", "loonindex[2023]", "104,5"),
    ("a scale word", "uitgaven[2022]", "3.052,5~miljoen euro"),
    ("a minus is U+2212", "resultaat[2023]", "−15~punten"),
    ("zero has no sign", "aanvragen[2021] (met teken)", "0~aanvragen"),
    (
        "verschil has no sign in a sentence",
        "Het resultaat daalde met `= verschil(resultaat[2022..2023])`.",
        "Het resultaat daalde met 5~punten.",
    ),
    ("groei has none either", "Het aantal daalde met `= groei(fte[AZ, 2021..2022])`.", "Het aantal daalde met 20,0~procent."),
    ("met teken prints a minus", "De verandering is `= groei(fte[AZ, 2021..2022]) (met teken)`.", "De verandering is −20,0~procent."),
    ("met teken prints a plus", "De verandering is `= verschil(fte[AZ, 2022..2023]) (met teken)`.", "De verandering is +20~fte."),
    ("steeg", "Het aantal `= richting(fte[AZ, 2022..2023])`.", "Het aantal steeg."),
    ("daalde", "Het aantal `= richting(fte[AZ, 2021..2022]) (steeg)`.", "Het aantal daalde."),
    ("bleef gelijk, by what is shown", "Het aantal `= richting(fte[Fin, 2021..2022])`.", "Het aantal bleef gelijk."),
    ("stegen", "De aantallen `= richting(fte[AZ, 2022..2023]) (stegen)`.", "De aantallen stegen."),
    ("gestegen", "Het aantal is `= richting(fte[AZ, 2021..2022]) (gestegen)`.", "Het aantal is gedaald."),
    ("hoger", "Het aantal is `= richting(fte[AZ, 2022..2023]) (hoger)`.", "Het aantal is hoger."),
    ("meer", "Het waren er `= richting(fte[AZ, 2021..2022]) (meer)`.", "Het waren er minder."),
    ("toename", "Dat is `= richting(fte[AZ, 2022..2023]) (toename)`.", "Dat is een toename."),
    ("richting of two units", "richting(fte[AZ, 2023], bezoeken[2023])", "F008"),
    ("a form for what is no direction", "fte[AZ, 2023] (hoger)", "F015"),
];

const OPTIONS: &[Rule] = &[
    ("zonder eenheid", "fte[Totaal, 2023] (zonder eenheid)", "700"),
    ("a scale word stays", "uitgaven[2023] (zonder eenheid)", "3.259,7~miljoen"),
    ("no unit", "fte[Totaal, 2023] (no unit)", "700"),
    ("N decimalen", "loonindex[2023] (0 decimalen)", "105"),
    ("1 decimaal", "boetes[2022] (1 decimaal)", "1.500.000,5~euro"),
    ("in duizend", "boetes[2023] (in duizend)", "2.085,5~duizend euro"),
    ("in miljoen for percents", "verzuim[2023] (in miljoen)", "F015"),
    ("afgerond op", "boetes[2023] (afgerond op 1.000)", "2.085.000~euro"),
    ("afgerond op, in whole units", "uitgaven[2023] (afgerond op 1000000, in miljoen)", "3.260~miljoen euro"),
    ("met teken", "fte[Totaal, 2023] (met teken)", "+700~fte"),
    ("in woorden, 0 to 20", "bezoeken[2023] (in woorden)", "twaalf~bezoeken"),
    ("in woorden, over 20", "fte[AZ, 2023] (in woorden)", "F015"),
    ("in woorden, of what is not whole", "oppervlak[2023] (in woorden)", "F015"),
    ("an ordinal in words", "rang(fte[*, 2023], BZ) (in woorden)", "tweede"),
    ("als breuk", "aandeel(fte[AZ, 2021], fte[Fin, 2021]) (als breuk)", "een derde"),
    ("as fraction, within 2 percentage points", "aandeel(fte[Fin, 2021], fte[Totaal, 2021]) (as fraction)", "de helft"),
    ("a small fraction", "aandeel(bezoeken[2022], bezoeken[2023]) (als breuk)", "een op de 12"),
    ("too far from any fraction", "aandeel(facturen.e[2023], facturen.alle[2023]) (als breuk)", "F015"),
    ("several parentheses, any order", "boetes[2023] (2 decimalen) (in miljoen)", "2,09~miljoen euro"),
    ("a comma between options", "boetes[2023] (in miljoen, 2 decimalen)", "2,09~miljoen euro"),
    ("the same twice", "boetes[2023] (in miljoen) (in miljard)", "F014"),
    ("two roundings", "boetes[2023] (2 decimalen, afgerond op 10)", "F014"),
    ("an option that is not there", "boetes[2023] (in honderd)", "F002"),
    ("an option of a label", "naam_hoogste(fte[*, 2023]) (in woorden)", "F015"),
    ("a parenthesis without a space is a call", "norm(1 decimaal)", "F002"),
];

const PINS: &[Rule] = &[
    ("a pin that agrees", "Er waren `700 fte = fte[Totaal, 2023]`.", "Er waren 700~fte."),
    ("a pin of last year", "Er waren `600 fte = fte[Totaal, 2023]`.", "F010"),
    ("the unit counts", "Er waren `700 personen = fte[Totaal, 2023]`.", "F010"),
    ("procent is not procentpunt", "Het steeg met `0,2 procent = verschil(verzuim[2022..2023])`.", "F010"),
    ("the status counts", "Het waren er `30 metingen = metingen[2020]`.", "F010"),
    ("with its status", "Het waren er `30 metingen (voorlopig) = metingen[2020]`.", "Het waren er 30~metingen (voorlopig)."),
    ("a hyphen is a minus", "Het was `-15 punten = resultaat[2023]`.", "Het was −15~punten."),
    ("gegeven prints its pin", "Er zijn `12 provincies = gegeven(\"Grondwet\")`.", "Er zijn 12~provincies."),
    ("given", "Er zijn `12 provincies = given(\"Grondwet\")`.", "Er zijn 12~provincies."),
    ("gegeven without a pin", "Er zijn `= gegeven(\"Grondwet\")`.", "F026"),
    ("gegeven without a source", "Er zijn `12 provincies = gegeven(\"\")`.", "F026"),
];

const NAMED: &[Rule] = &[
    ("a quotient of two units has a name", "kosten-per-fte", "4.656.730~euro per fte"),
    ("a compound times the unit below is the unit above", "terug", "3.259,7~miljoen euro"),
    ("a number times a count", "helft", "350~fte"),
    ("a percentage counts as its hundredth", "tien-procent", "70~fte"),
    ("unary minus and parentheses", "min", "11~bezoeken"),
    ("index − index is index point", "loonstijging", "4,5~punten"),
    ("percent − percent + percent is percent", "verzuim-terug", "5,2~procent"),
    ("stated decimals", "rijk-per-ministerie", "233,33~fte"),
    ("constants", "norm", "5,0"),
    ("a named figure keeps that its sign is in words", "Dat is `= verschil-aandeel` meer.", "Dat is 3,0~procentpunt meer."),
    ("options behind a name", "kosten-per-fte (in duizend)", "4.656,7~duizend euro per fte"),
];

/// What is refused in `figures.toml`.
const NAMED_FAULTS: &[Rule] = &[
    ("two units do not add", "value = \"fte[AZ, 2023] + bezoeken[2023]\"", "F008"),
    ("nor does a bare number", "value = \"fte[AZ, 2023] + 5\"", "F008"),
    ("two currencies never mix", "value = \"dollars[2023] + boetes[2023]\"", "F008"),
    ("nor are they divided", "value = \"dollars[2023] / boetes[2023]\"\ndecimals = 2\nunit = \"dollar per euro\"", "F008"),
    ("no product of two counts", "value = \"fte[AZ, 2023] * bezoeken[2023]\"\ndecimals = 0", "F033"),
    ("no product of two percents", "value = \"verzuim[2022] * verzuim[2023]\"\ndecimals = 0", "F033"),
    ("a percentage point is no percentage", "value = \"fte[AZ, 2023] * (verzuim[2023] - verzuim[2022])\"\ndecimals = 0", "F033"),
    ("percentage points less a percentage", "value = \"(verzuim[2023] - verzuim[2022]) - verzuim[2022]\"", "F008"),
    ("no compound of percents", "value = \"verzuim[2023] / fte[AZ, 2023]\"\ndecimals = 2\nunit = \"procent per fte\"", "F008"),
    ("a bare number per fte", "value = \"1 / fte[AZ, 2023]\"\ndecimals = 2\nunit = \"per fte\"", "F008"),
    ("a compound without a name", "value = \"uitgaven[2023] / fte[AZ, 2023]\"\ndecimals = 0", "F035"),
    ("a compound that has another name", "value = \"prijs[2023] * 2\"\ndecimals = 0\nunit = \"euro per baan\"", "F008"),
    ("a name for what has one", "value = \"fte[AZ, 2023] * 2\"\ndecimals = 0\nunit = \"banen\"", "S002"),
    ("* and / state decimals", "value = \"fte[AZ, 2023] / 3\"", "F028"),
    ("at most six for what is computed", "value = \"fte[AZ, 2023] / 3\"\ndecimals = 7", "F016"),
    ("no more than a cell has", "value = \"verzuim[2023]\"\ndecimals = 3", "F016"),
    ("division by zero", "value = \"fte[AZ, 2023] / aanvragen[2021]\"\ndecimals = 0\nunit = \"x\"", "F009"),
    ("no circle", "value = \"proef + fte[AZ, 2023]\"", "F020"),
    ("a comma in a constant", "value = \"fte[AZ, 2023] * 2,5\"\ndecimals = 0", "F001"),
];

const ENGLISH: &[Rule] = &[
    ("thousands and unit", "uitgaven[2023] (no unit, in thousand)", "3,259,711~thousand"),
    ("decimals", "boetes[2022] (2 decimals)", "1,500,000.50~euros"),
    ("millions", "boetes[2023] (in million, 1 decimal)", "2.1~million euros"),
    ("rounded to, with the thousands mark of English", "boetes[2023] (rounded to 1,000)", "2,085,000~euros"),
    ("signed", "It is `= difference(fte[AZ, 2022..2023]) (signed)`.", "It is +20~fte."),
    ("billions", "uitgaven[2023] (in billion)", "3.3~billion euros"),
    ("percent", "verzuim[2022]", "5.0~percent"),
    ("percentage points", "It rose by `= difference(verzuim[2022..2023])`.", "It rose by 0.2~percentage points."),
    ("ordinal", "rank(fte[*, 2023], BZ)", "2nd"),
    ("ordinal in words", "rank(fte[*, 2023], BZ) (in words)", "second"),
    ("direction", "It `= direction(fte[AZ, 2022..2023])`.", "It rose."),
    ("higher", "It is `= direction(fte[AZ, 2021..2022]) (higher)`.", "It is lower."),
    ("Dutch names in an English edition", "It is `= richting(fte[AZ, 2022..2023]) (hoger)`.", "It is higher."),
    ("as fraction", "share(fte[AZ, 2021], fte[Fin, 2021]) (as fraction)", "one third"),
    ("statuses", "sum(metingen[2018 to 2021])", "100~metingen (provisional, estimated, revised)"),
];

/// What is written, as a sentence.
fn sentence(written: &str) -> String {
    if written.contains('`') { written.to_owned() } else { format!("Het is `= {written}`.") }
}

fn is_code(comes_out: &str) -> bool {
    comes_out.len() == 4 && comes_out[1..].bytes().all(|byte| byte.is_ascii_digit()) && comes_out.starts_with(['F', 'S', 'M'])
}

fn run(chapter: &str, figures: &str, language: &str) -> Build {
    Pipeline::default().run(&sources(chapter, figures, language))
}

/// Holds the rules to what the program does with them; what fails is told all at once.
fn hold(rules: &[Rule], language: &str) {
    let mut wrong = Vec::new();
    let (refused, shown): (Vec<&Rule>, Vec<&Rule>) = rules.iter().partition(|(_, _, comes_out)| is_code(comes_out));
    let chapter: String = shown.iter().map(|(_, written, _)| format!("{}\n\n", sentence(written))).collect();
    let build = run(&chapter, FIGURES, language);
    let told: Vec<_> = build.diagnostics.iter().map(|diagnostic| (diagnostic.kind.code(), place(&chapter, &diagnostic.span))).collect();
    assert!(told.is_empty(), "{told:#?}");
    let page = match build.output.get("2023/regels/index.html") {
        Some(file) => String::from_utf8(file.bytes().to_vec()).expect("text"),
        None => panic!("no page"),
    };
    let paragraphs: Vec<String> = page.split("<p>").skip(1).map(|part| plain(part.split("</p>").next().unwrap_or_default())).collect();
    for (rule, written, comes_out) in shown {
        let expected = if written.contains('`') { (*comes_out).to_owned() } else { format!("Het is {comes_out}.") }.replace('~', "\u{a0}");
        if !paragraphs.contains(&expected) {
            let start: String = sentence(written).split('`').next().unwrap_or_default().to_owned();
            let near: Vec<&String> = paragraphs.iter().filter(|text| text.starts_with(&start)).collect();
            wrong.push(format!("{rule}: {written} gives none of {near:?}, but not {expected:?}"));
        }
    }
    for (rule, written, code) in refused {
        let build = run(&sentence(written), FIGURES, language);
        let codes: Vec<&str> = build.diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect();
        if codes != [*code] {
            wrong.push(format!("{rule}: {written} gives {codes:?}, not {code}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rules do not hold:\n{}", wrong.len(), rules.len(), wrong.join("\n"));
}

/// Text without tags and entities, as it is read.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text += part.split_once('>').map_or(part, |(_, text)| text);
    }
    unescape(&text)
}

/// What a diagnostic is about.
fn place(chapter: &str, span: &Span) -> String {
    let front = "+++\ntitle = \"Regels\"\nid = \"regels\"\ndescription = \"Een proef.\"\n+++\n\n".len();
    format!(
        "{} {}",
        span.file,
        chapter.get(span.range().start.saturating_sub(front)..).unwrap_or_default().lines().next().unwrap_or_default()
    )
}

#[test]
fn selections() {
    hold(SELECTIONS, "nl");
}

#[test]
fn series_ranges_and_pairs() {
    hold(SERIES, "nl");
}

#[test]
fn functions() {
    hold(FUNCTIONS, "nl");
}

#[test]
fn statuses() {
    hold(STATUS, "nl");
}

#[test]
fn decimals_and_rounding() {
    hold(DECIMALS, "nl");
}

#[test]
fn how_it_is_printed() {
    hold(PRINTED, "nl");
}

#[test]
fn options() {
    hold(OPTIONS, "nl");
}

#[test]
fn pins() {
    hold(PINS, "nl");
}

#[test]
fn named_figures() {
    hold(NAMED, "nl");
    for (rule, entry, code) in NAMED_FAULTS {
        let build = run("Tekst.", &format!("[proef]\n{entry}\n"), "nl");
        let codes: Vec<&str> = build.diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect();
        assert_eq!(codes, [*code], "{rule}: {entry}");
    }
}

#[test]
fn english_editions() {
    let english: Vec<Rule> = ENGLISH.to_vec();
    hold(&english, "en");
}

/// The names in the first two columns of a table of `docs/formulas.md`, cut at commas, without marks.
fn documented(heading: &str) -> Vec<String> {
    let docs = include_str!("../../docs/formulas.md");
    let section = docs.split_once(&format!("\n## {heading}")).expect("the heading").1.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---") && !line.starts_with("| **"));
    let cells = rows.skip(1).flat_map(|row| row.split(" | ").take(2)).flat_map(|cell| cell.split(", "));
    cells.map(|name| name.trim_matches(|c: char| "| `".contains(c)).to_owned()).collect()
}

#[test]
fn every_function_and_option_of_the_documentation_is_tried_in_both_languages() {
    let sections = [SELECTIONS, SERIES, FUNCTIONS, STATUS, DECIMALS, PRINTED, OPTIONS, PINS, NAMED, ENGLISH];
    let written: Vec<&str> = sections
        .iter()
        .flat_map(|rules| rules.iter())
        .filter(|(_, _, comes_out)| !is_code(comes_out))
        .map(|(_, written, _)| *written)
        .collect();
    let functions = documented("Functions");
    assert!(functions.len() >= 32, "{functions:?}");
    let untried = functions.iter().filter(|name| !written.iter().any(|written| written.contains(&format!("{name}("))));
    assert_eq!(untried.collect::<Vec<_>>(), [""; 0]);
    let options = documented("Options");
    assert!(options.len() >= 20, "{options:?}");
    // `N` is a number, and what stands behind `…` has a table of its own.
    let forms = |name: &&String| !name.is_empty() && !name.starts_with('…') && *name != "steeg" && *name != "rose";
    let tried = |name: &String| {
        let parts: Vec<&str> = name.split('N').collect();
        written.iter().any(|written| written.contains('(') && parts.iter().all(|part| written.contains(part.trim())))
    };
    let untried = options.iter().filter(forms).filter(|name| !tried(name));
    assert_eq!(untried.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_figure_leads_to_its_cell() {
    let build = run("Er zijn `= fte[Totaal, 2023]`.\n", FIGURES, "nl");
    let page = String::from_utf8(build.output.get("2023/regels/index.html").expect("the page").bytes().to_vec()).expect("text");
    assert_eq!(between(&page, "<data value=\"", "</data>"), "700\">700\u{a0}fte");
}
