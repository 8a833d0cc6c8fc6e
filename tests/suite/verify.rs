//! `verify`: a bag is whole or it is not, whoever was at it; a hostile one is refused before anything is taken out; and it never writes.

use std::fs;
use std::sync::OnceLock;

use serde_json::Value;

use super::bags::{Entry, archivable, archive, listed_again, put, told, unzip, verify, zip_of, zip_plain};
use super::project::{Project, Run, Tree, differences, repository, tree};

/// A bag, and its ledger.
fn made() -> &'static (Vec<u8>, String) {
    static MADE: OnceLock<(Vec<u8>, String)> = OnceLock::new();
    MADE.get_or_init(|| {
        let project = archivable("project");
        (archive(&project), project.read("archive/editions.toml"))
    })
}

/// An empty folder to work in.
fn desk() -> Project {
    Project::empty("desk")
}

/// Verifies a bag as a zip, without a ledger.
fn of_zip(bytes: &[u8]) -> Run {
    let desk = desk();
    desk.write("bag.zip", bytes);
    let before = tree(&desk.path(".."));
    let run = verify(&desk, "bag.zip");
    assert_eq!(differences(&before, &tree(&desk.path(".."))), [""; 0], "verify wrote something");
    run
}

/// Verifies a bag as a folder, without a ledger.
fn of_folder(files: &Tree) -> Run {
    let desk = desk();
    put(&desk.path("."), files);
    let before = tree(&desk.path(".."));
    let run = verify(&desk, "2023-v1");
    assert_eq!(differences(&before, &tree(&desk.path(".."))), [""; 0], "verify wrote something");
    run
}

/// What a run told, as `CODE path`.
fn faults(run: &Run) -> Vec<String> {
    told(&run.stderr).into_iter().map(|(code, file)| format!("{code} {file}")).collect()
}

/// Verifies files that someone was at, as a folder and packed again, and returns what was told of the folder.
fn spoilt(spoil: impl FnOnce(&mut Tree)) -> Vec<String> {
    let mut files = unzip(&made().0);
    spoil(&mut files);
    let run = of_folder(&files);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let zipped = of_zip(&zip_plain(&files));
    assert_eq!((zipped.code, faults(&zipped)), (1, faults(&run)), "{}", zipped.stderr);
    faults(&run)
}

#[test]
fn a_whole_bag_is_whole_as_a_zip_and_as_a_folder() {
    let (bag, ledger) = made();
    for run in [of_zip(bag), of_folder(&unzip(bag)), of_zip(&zip_plain(&unzip(bag)))] {
        assert_eq!((run.code, faults(&run).len()), (0, 0), "{}", run.stderr);
        assert!(run.stderr.contains("is whole: version 1 of edition 2023"), "{}", run.stderr);
    }
    let desk = desk();
    desk.write("2023-v1.zip", bag);
    desk.write("editions.toml", ledger);
    let run = desk.run(&["verify", "2023-v1.zip", "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(
        (run.code, run.stderr.as_str(), &report["errors"], &report["bag"]["in_ledger"]),
        (0, "", &Value::from(0), &Value::from(true))
    );
    assert_eq!(desk.run(&["verify", "--quiet", "2023-v1.zip"]).stderr, "");
    let dutch = desk.run(&["verify", "2023-v1.zip"]);
    assert!(dutch.stderr.contains("is heel") && dutch.stderr.contains("Het staat zo in editions.toml."), "{}", dutch.stderr);
}

#[test]
fn one_byte_in_any_file_is_found_and_named() {
    let whole = unzip(&made().0);
    let ten = [
        "data/site/index.html",
        "data/site/assets/style.css",
        "data/site/data/bomen/bomen.csv",
        "data/site/data/bomen/bomen.ods",
        "data/sources/site.toml",
        "data/sources/data/2023/bomen.csv",
        "data/mdto/2023-v1.MDTO.xml",
        "data/ro-crate-metadata.json",
        "data/provenance.json",
        "data/LEESMIJ.txt",
    ];
    for path in ten {
        let path = format!("2023-v1/{path}");
        let length = whole[&path].len();
        for at in [0, length / 2, length - 1] {
            let found = spoilt(|files| files.get_mut(&path).expect("it is there")[at] ^= 1);
            assert_eq!(found, [format!("V003 {path}")], "byte {at}");
        }
    }
    for tag in
        ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"]
    {
        let path = format!("2023-v1/{tag}");
        for at in [0, whole[&path].len() / 2, whole[&path].len() - 1] {
            spoilt(|files| files.get_mut(&path).expect("it is there")[at] ^= 1);
        }
    }
}

#[test]
fn one_byte_anywhere_in_the_zip_is_found() {
    let bag = &made().0;
    let desk = desk();
    let step = (bag.len() / 150).max(1);
    // Where the list of files starts: told at the end of the zip.
    let end: [u8; 4] = bag[bag.len() - 6..bag.len() - 2].try_into().expect("four bytes");
    let (directory, mut unseen) = (u32::from_le_bytes(end) as usize, 0);
    for at in (0..bag.len()).step_by(step).chain(bag.len() - 25..bag.len()) {
        let mut bytes = bag.clone();
        bytes[at] ^= 1;
        desk.write("bag.zip", &bytes);
        let run = verify(&desk, "bag.zip");
        // A deflated block may end in bits that mean nothing: whoever changes those changes no file.
        let means_nothing = run.code == 0 && at < directory && unzip(&bytes) == unzip(bag);
        assert!(run.code == 1 || means_nothing, "byte {at}: {}", run.stderr);
        unseen += usize::from(means_nothing);
    }
    assert!(unseen < 5, "{unseen} changes were not seen");
    for length in [0, 1, 21, 22, 30, 1000, bag.len() / 2, bag.len() - 1] {
        desk.write("bag.zip", &bag[..length]);
        assert_eq!(verify(&desk, "bag.zip").code, 1, "{length} bytes");
    }
}

#[test]
fn what_is_gone_or_too_much_or_in_another_place_is_named() {
    let page = "2023-v1/data/site/index.html".to_owned();
    let other = "2023-v1/data/site/bomen/index.html".to_owned();
    assert_eq!(spoilt(|files| _ = files.remove(&page)), [format!("V004 {page}")]);
    assert_eq!(spoilt(|files| _ = files.insert("2023-v1/data/site/meer.html".into(), vec![])), ["V005 2023-v1/data/site/meer.html"]);
    assert_eq!(spoilt(|files| _ = files.insert("2023-v1/meer.txt".into(), vec![])), ["V005 2023-v1/meer.txt"]);
    let swapped = spoilt(|files| {
        let (one, two) = (files[&page].clone(), files[&other].clone());
        files.insert(page.clone(), two);
        files.insert(other.clone(), one);
    });
    assert_eq!(swapped, [format!("V003 {other}"), format!("V003 {page}")]);
    let renamed = spoilt(|files| {
        let bytes = files.remove(&page).expect("it is there");
        files.insert("2023-v1/data/site/begin.html".into(), bytes);
    });
    assert_eq!(renamed, ["V005 2023-v1/data/site/begin.html".to_owned(), format!("V004 {page}")]);
    assert_eq!(spoilt(|files| files.get_mut(&page).expect("a page").truncate(100)), [format!("V003 {page}")]);
    assert_eq!(spoilt(|files| _ = files.remove("2023-v1/bagit.txt")), ["V004 2023-v1/bagit.txt"]);
    assert_eq!(spoilt(|files| _ = files.remove("2023-v1/tagmanifest-sha512.txt")), ["V004 2023-v1/tagmanifest-sha512.txt"]);
    assert_eq!(spoilt(|files| _ = files.insert("2023-v1/fetch.txt".into(), b"https://x - data/y\n".to_vec())), ["V008 2023-v1/fetch.txt"]);
}

#[test]
fn lists_are_read_to_the_letter() {
    for rubbish in ["hallo\n", "\n", "# x\n", &format!("{}  data/site/index.html\n", "0".repeat(64))] {
        let found = spoilt(|files| files.get_mut("2023-v1/tagmanifest-sha256.txt").expect("a list").extend(rubbish.as_bytes()));
        assert!(
            found.iter().any(|fault| fault.ends_with("2023-v1/tagmanifest-sha256.txt") || fault.starts_with("V004")),
            "{rubbish:?}: {found:?}"
        );
    }
    let of = |path: &str, old: &str, new: &str| {
        spoilt(|files| {
            listed_again(files);
            let text = String::from_utf8(files[path].clone()).expect("text");
            assert!(text.contains(old), "{old} in {text}");
            files.insert(path.to_owned(), text.replacen(old, new, 1).into_bytes());
            // The lists of the lists agree with what was done, as nobody would forget.
            let manifests = files.clone();
            listed_again(files);
            for (path, bytes) in manifests.into_iter().filter(|(path, _)| path.ends_with("manifest-sha256.txt") && !path.contains("tag")) {
                files.insert(path, bytes);
            }
        })
    };
    assert_eq!(of("2023-v1/bagit.txt", "1.0", "0.97"), ["V007 2023-v1/bagit.txt"]);
    assert_eq!(of("2023-v1/bagit.txt", "\n", "\r\n"), ["V007 2023-v1/bagit.txt"]);
    assert_eq!(of("2023-v1/bag-info.txt", "Bagging-Date", "Bagging-Day"), ["V011 2023-v1/bag-info.txt"]);
    assert_eq!(of("2023-v1/bag-info.txt", "Bagging-Date: ", "Bagging-Date:"), ["V006 2023-v1/bag-info.txt", "V011 2023-v1/bag-info.txt"]);
    let oxum = spoilt(|files| {
        let text = String::from_utf8(files["2023-v1/bag-info.txt"].clone()).expect("text");
        let wrong = text.replace("Payload-Oxum: ", "Payload-Oxum: 9");
        listed_again(files);
        // Only what the bag says of its size is wrong.
        files.insert("2023-v1/bag-info.txt".into(), wrong.into_bytes());
    });
    assert_eq!(oxum, ["V003 2023-v1/bag-info.txt"]);
}

/// Changes a text in a bag, writes all lists again, and returns what is found.
fn told_again(path: &str, old: &str, new: &str) -> Vec<String> {
    spoilt(|files| {
        let path = format!("2023-v1/{path}");
        let text = String::from_utf8(files[&path].clone()).expect("text");
        assert!(text.contains(old), "{old} in {path}: {text}");
        files.insert(path, text.replacen(old, new, 1).into_bytes());
        listed_again(files);
    })
}

#[test]
fn what_is_told_of_the_files_is_held_against_them_when_all_sums_agree() {
    let mut same = unzip(&made().0);
    listed_again(&mut same);
    assert_eq!(differences(&same, &unzip(&made().0)), [""; 0], "writing the lists again changes nothing");
    // A page that was changed: the crate, which lists it, and nothing of the lists.
    let page = "data/site/bomen/index.html";
    assert_eq!(told_again(page, "park", "bos!"), ["V011 2023-v1/data/ro-crate-metadata.json"]);
    let remote = told_again(page, "</head>", "<script src=\"https://elders.example/x.js\"></script></head>");
    assert!(remote.contains(&format!("V010 2023-v1/{page}")), "{remote:?}");
    let rooted = told_again(page, "</head>", "<script src=\"/elders/x.js\"></script></head>");
    assert!(rooted.contains(&format!("V010 2023-v1/{page}")), "{rooted:?}");
    let image = told_again(page, "</main>", "<img src=\"//elders.example/x.png\" alt=\"\"></main>");
    assert!(image.contains(&format!("V010 2023-v1/{page}")), "{image:?}");
    let dead = told_again(page, "</main>", "<a href=\"../weg/index.html\">weg</a></main>");
    assert!(dead.contains(&format!("V009 2023-v1/{page}")), "{dead:?}");
    let outside = told_again(page, "</main>", "<a href=\"../../index.html\">naar buiten</a></main>");
    assert!(outside.contains(&format!("V009 2023-v1/{page}")), "{outside:?}");
    let style = told_again("data/site/assets/style.css", "{", "{background:url(https://elders.example/x.png);");
    assert!(style.contains(&"V010 2023-v1/data/site/assets/style.css".to_owned()), "{style:?}");
    // The notice of newer editions is the one thing from the root of the host.
    let notice = told_again(page, "</head>", "<script src=\"/edities/melding.js\" defer></script></head>");
    assert_eq!(notice, ["V011 2023-v1/data/ro-crate-metadata.json"]);
    for disguise in [
        "<script src=\"/edities/melding.js\"></script>",
        "<script src=\"/edities/melding.js\" defer onload=\"x()\"></script>",
        "<script src=\"/edities/melding.js\" defer>x()</script>",
        "<img src=\"/edities/melding.js\">",
        "<script src=\"/edities/melding.js\" defer></script><img src=\"/edities/melding.js\">",
    ] {
        let found = told_again(page, "</head>", &format!("{disguise}</head>"));
        // The page had the notice already: whichever page is the first to have it otherwise.
        assert!(found.iter().any(|fault| fault.starts_with("V010 ")), "{disguise}: {found:?}");
    }
    // Sources that are not those of which the SWHID is told.
    let sources = told_again("data/sources/data/2023/bomen.csv", "120", "121");
    assert!(sources.contains(&"V011 2023-v1/data/provenance.json".to_owned()), "{sources:?}");
    for (old, new) in [
        ("\"year\": \"2023\"", "\"year\": \"2022\""),
        ("\"version\": 1,\n  \"edition\"", "\"version\": 2,\n  \"edition\""),
        ("swh:1:dir:", "swh:1:dir:0"),
        ("{", "["),
    ] {
        let found = told_again("data/provenance.json", old, new);
        assert!(found.contains(&"V011 2023-v1/data/provenance.json".to_owned()), "{new}: {found:?}");
    }
    for (old, new) in [
        ("ro/crate/1.2/context", "ro/crate/1.1/context"),
        ("\"datePublished\"", "\"datePublish\""),
        ("\"license\"", "\"licence\""),
        ("\"contentSize\": \"", "\"contentSize\": \"1"),
        ("\"@id\": \"site/index.html\",", "\"@id\": \"site/andere.html\","),
    ] {
        let found = told_again("data/ro-crate-metadata.json", old, new);
        assert!(found.iter().all(|fault| fault == "V011 2023-v1/data/ro-crate-metadata.json"), "{new}: {found:?}");
    }
    assert_eq!(told_again("data/LEESMIJ.txt", "Proef", "Fopef"), ["V011 2023-v1/data/ro-crate-metadata.json"]);
}

#[test]
fn mdto_is_held_against_its_rules() {
    let of_edition = "data/mdto/2023-v1.MDTO.xml";
    let of_file = "data/mdto/site/data/bomen/bomen.csv.bestand.MDTO.xml";
    let (title, label) = ("    <naam>Proef 2023</naam>\n", "<begripLabel>Blijvend te bewaren</begripLabel>");
    for (path, old, new) in [
        (of_edition, title, ""),
        (of_edition, title, "    <naam> </naam>\n"),
        (of_edition, title, "    <naam>Proef 2023</naam>\n    <naam>Proef 2023</naam>\n"),
        (of_edition, "<taal>nl</taal>\n", "<taal>nl</taal>\n    <aggregatieniveau/>\n"),
        (of_edition, label, ""),
        (of_edition, label, "<begripLabel soort=\"x\">Blijvend te bewaren</begripLabel>"),
        (of_edition, "archiefvormer>", "archiefmaker>"),
        (of_edition, "<MDTO ", "<!DOCTYPE x [<!ENTITY a \"b\">]><MDTO "),
        (of_edition, "</MDTO>", "</MDTO><MDTO/>"),
        (of_edition, "<verwijzingNaam>data/bomen/bomen.csv<", "<verwijzingNaam>data/bomen/bomen.tsv<"),
        (of_file, "<omvang>", "<omvang>1"),
        (of_file, "<omvang>", "<omvang>-"),
        (of_file, "<checksumWaarde>", "<checksumWaarde>0"),
        (of_file, "<naam>bomen.csv", "<naam>boomen.csv"),
        (of_file, ">text/csv<", ">text/plain<"),
        (of_file, "<verwijzingNaam>Proef 2023<", "<verwijzingNaam>Proef 2024<"),
        (of_file, "bestand>", "document>"),
    ] {
        let found = told_again(path, old, new);
        assert!(found.contains(&format!("V011 2023-v1/{path}")), "{new}: {found:?}");
    }
    let gone = spoilt(|files| {
        files.remove(&format!("2023-v1/{of_file}"));
        listed_again(files);
    });
    assert!(gone.contains(&format!("V011 2023-v1/{of_file}")), "{gone:?}");
}

#[test]
fn a_bag_is_the_one_of_the_ledger_beside_it() {
    let (bag, ledger) = made();
    let desk = desk();
    desk.write("2023-v1.zip", bag);
    put(&desk.path("."), &unzip(bag));
    let beside = |ledger: &str| {
        desk.write("editions.toml", ledger);
        ["2023-v1.zip", "2023-v1"].map(|bag| {
            let run = verify(&desk, bag);
            (run.code, faults(&run).into_iter().map(|fault| fault[..4].to_owned()).collect::<Vec<_>>().join(" "))
        })
    };
    let right = || (0, String::new());
    let wrong = |codes: &str| (1, codes.to_owned());
    assert_eq!(beside(ledger), [right(), right()]);
    let last = |key: &str| {
        let at = ledger.find(&format!("{key} = \"")).expect("a key") + key.len() + 4;
        let digit = if &ledger[at..=at] == "0" { "1" } else { "0" };
        format!("{}{digit}{}", &ledger[..at], &ledger[at + 1..])
    };
    // A folder has no sum of its own; its sources have.
    assert_eq!(beside(&last("sha256")), [wrong("V013"), right()]);
    assert_eq!(beside(&last("sha512")), [wrong("V013"), right()]);
    assert_eq!(beside(&ledger.replace("bytes = ", "bytes = 1")), [wrong("V013"), right()]);
    assert_eq!(beside(&ledger.replace("2024-05-15", "2024-05-16")), [wrong("V013"), wrong("V013")]);
    assert_eq!(beside(&ledger.replace("2023", "2022")), [wrong("V012"), wrong("V012")]);
    assert_eq!(beside(""), [wrong("V012"), wrong("V012")]);
    assert_eq!(beside("[[edition]"), [wrong("S001"), wrong("S001")]);
    assert_eq!(beside(&format!("{ledger}{ledger}")), [wrong("V014"), wrong("V014")]);
    assert_eq!(beside(&ledger.replace("swh:1:dir:", "swh:1:rev:")), [wrong("V015"), wrong("V015")]);
}

/// A file that is not there, or is no file: the machine's failure, not the bag's.
#[test]
fn what_cannot_be_read_is_no_fault_of_the_bag() {
    let desk = desk();
    for arguments in [&["verify", "weg.zip"][..], &["verify"], &["verify", "a", "b"], &["verify", "--lang", "de", "a"]] {
        assert_eq!(desk.run(arguments).code, 2, "{arguments:?}");
    }
    desk.write("leeg.zip", "");
    assert_eq!(faults(&verify(&desk, "leeg.zip")), ["V001 leeg.zip"]);
    fs::create_dir(desk.path("map")).expect("a folder");
    assert_eq!(faults(&verify(&desk, "map")), ["V001 map"]);
    fs::create_dir(desk.path("2023-v1")).expect("a folder");
    let empty = faults(&verify(&desk, "2023-v1"));
    assert!(empty.iter().all(|fault| fault.starts_with("V004 2023-v1/")) && empty.len() == 6, "{empty:?}");
}

#[cfg(unix)]
#[test]
fn a_link_in_a_folder_is_refused() {
    let desk = desk();
    let files = unzip(&made().0);
    put(&desk.path("."), &files);
    let page = desk.path("2023-v1/data/site/index.html");
    fs::rename(&page, desk.path("elders.html")).expect("it moves");
    std::os::unix::fs::symlink(desk.path("elders.html"), &page).expect("a link");
    assert_eq!(faults(&verify(&desk, "2023-v1")), ["V001 2023-v1/data/site/index.html"]);
    std::os::unix::fs::symlink("..", desk.path("2023-v1/omhoog")).expect("a link");
    assert_eq!(verify(&desk, "2023-v1").code, 1);
}

#[test]
fn hostile_zips_are_refused_and_say_why() {
    let plain = |name: &str| Entry::new(name, b"x");
    let changed = |change: fn(&mut Entry)| {
        let mut entry = Entry::new("2023-v1/a.txt", &[7; 300]);
        change(&mut entry);
        zip_of(&[plain("2023-v1/b.txt"), entry])
    };
    let names = [
        "../evil",
        "/etc/passwd",
        "2023-v1/../../evil",
        "2023-v1\\evil",
        "C:/evil",
        "2023-v1/é.txt",
        "2023-v1//a",
        "2023-v1/con.txt",
        "2023-v1/a.",
        "2023-v1/a\0b",
        "",
    ];
    let mut hostile: Vec<(Vec<u8>, &str)> =
        names.iter().map(|name| (zip_of(&[plain("2023-v1/b.txt"), plain(name)]), "this name leads out")).collect();
    let two = |one: &str, other: &str| zip_of(&[plain(one), plain(other)]);
    hostile.push((two("2023-v1/a", "2023-v1/a"), "has this file twice"));
    hostile.push((two("2023-v1/a", "2023-v1/A"), "differ only in capitals"));
    hostile.push((two("2023-v1/a", "2023-v1/a/b"), "differ only in capitals, or one is a file"));
    hostile.push((two("2023-v1/a", "2023-v2/a"), "a bag is one folder"));
    hostile.push((two("2023-v1/a", "b"), "a bag is one folder"));
    hostile.push((zip_of(&[plain("map/a")]), "no name of an archived edition"));
    hostile.push((zip_of(&[]), "a bag is one folder"));
    hostile.push((changed(|entry| entry.mode = 0o120_777), "symbolic link"));
    hostile.push((changed(|entry| entry.mode = 0o060_644), "symbolic link"));
    hostile.push((changed(|entry| entry.mode = 0o040_755), "not written by kerncijfer"));
    hostile.push((changed(|entry| entry.flags |= 1), "encrypted"));
    hostile.push((changed(|entry| entry.flags |= 8), "not written by kerncijfer"));
    hostile.push((changed(|entry| entry.method = 12), "not written by kerncijfer"));
    hostile.push((changed(|entry| entry.extra = vec![1, 0, 0, 0]), "not written by kerncijfer"));
    hostile.push((changed(|entry| entry.length = 299), "two things"));
    hostile.push((changed(|entry| entry.length_in_front = Some(299)), "two things"));
    hostile.push((changed(|entry| entry.name_in_front = Some(b"2023-v1/c.txt".to_vec())), "two things"));
    hostile.push((changed(|entry| (entry.method, entry.length) = (8, 4_000_000_000)), "far larger than it is"));
    hostile.push(([b"MZ".to_vec(), made().0.clone()].concat(), "belong to none"));
    hostile.push(([made().0.clone(), b"\0".to_vec()].concat(), "belong to none"));
    hostile.push((b"PK\x05\x06".to_vec(), "no zip file"));
    for (bytes, words) in hostile {
        let run = of_zip(&bytes);
        assert_eq!(run.code, 1, "{words}: {}", run.stderr);
        assert!(run.stderr.contains("error[V001]") && run.stderr.contains(words), "{words}: {}", run.stderr);
    }
}

#[test]
fn a_bomb_does_not_go_off() {
    // 64 MB of zeros in some 64 kB, which says what it is; the same, which lies; and one that never ends.
    let zeros = vec![0; 64_000_000];
    let mut deflate = flate2::Compress::new(flate2::Compression::best(), false);
    let mut packed = Vec::with_capacity(200_000);
    deflate.compress_vec(&zeros, &mut packed, flate2::FlushCompress::Finish).expect("memory");
    let bomb = |length: u32| {
        let mut entry = Entry::new("2023-v1/data/nullen.txt", &packed);
        (entry.method, entry.length, entry.crc) = (8, length, crc32fast::hash(&zeros));
        zip_of(&[Entry::new("2023-v1/bagit.txt", b"x"), entry])
    };
    let honest = of_zip(&bomb(64_000_000));
    assert!(honest.code == 1 && honest.stderr.contains("far larger than it is"), "{}", honest.stderr);
    for lie in [1, 1000, 3_000_000] {
        let run = of_zip(&bomb(lie));
        assert!(run.code == 1 && faults(&run).contains(&"V002 2023-v1/data/nullen.txt".to_owned()), "{lie}: {}", run.stderr);
    }
}

#[test]
fn the_first_bag_stays_whole_for_ever() {
    let bag = fs::read(repository().join("tests/bags/2023-v1.zip")).expect("the bag");
    let desk = desk();
    desk.write("2023-v1.zip", &bag);
    desk.write("editions.toml", fs::read(repository().join("tests/bags/editions.toml")).expect("its ledger"));
    let run = verify(&desk, "2023-v1.zip");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(bag.len() < 200_000, "{} bytes", bag.len());
}
