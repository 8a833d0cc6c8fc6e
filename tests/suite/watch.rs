//! Watching that survives real life: whatever an editor, git or a file manager does to the folder of a project, the preview shows what is there in the end.

use std::fs;

use super::project::Project;
use super::served::Served;

const CHAPTER: &str = "content/2023/01-bomen.md";
const PAGE: &str = "/2023/bomen/";

/// The small project, served and whole.
fn served(arguments: &[&str]) -> (Project, Served) {
    let project = Project::small();
    let served = Served::start(&project, arguments);
    served.wait_for("a first site", |served| served.said().contains("gemaakt in"));
    (project, served)
}

/// The chapter with a sentence more.
fn chapter(project: &Project, sentence: &str) -> String {
    format!("{}\n{sentence}\n", project.read(CHAPTER))
}

fn build(served: &Served) -> u64 {
    served.page("2023/bomen/index.html")["build"].as_u64().expect("a number")
}

#[test]
fn saves_by_rename_are_seen_again_and_again() {
    let (project, served) = served(&[]);
    for word in ["rood", "geel", "groen", "blauw"] {
        project.write("content/2023/.nieuw.tmp", chapter(&project, &format!("De kleur is {word}.")));
        fs::rename(project.path("content/2023/.nieuw.tmp"), project.path(CHAPTER)).expect("it is there");
        served.wait_for_words(PAGE, &format!("De kleur is {word}."));
    }
    // A hundred in a row: the last one counts.
    let text = project.read(CHAPTER);
    for count in 0..100 {
        project.write("content/2023/nieuw~", format!("{text}\nWoord {}.\n", "a".repeat(count + 1)));
        fs::rename(project.path("content/2023/nieuw~"), project.path(CHAPTER)).expect("it is there");
    }
    served.wait_for_words(PAGE, &format!("Woord {}.", "a".repeat(100)));
    // Emptied first, then written.
    project.write(CHAPTER, "");
    project.write(CHAPTER, format!("{text}\nIn stappen geschreven.\n"));
    served.wait_for_words(PAGE, "In stappen geschreven.");
    assert_eq!(served.page("2023/bomen/index.html")["stale"], false);
}

#[test]
fn what_editors_write_beside_a_file_is_no_change() {
    let (project, served) = served(&[]);
    let before = build(&served);
    for spare in [".01-bomen.md.swp", "01-bomen.md~", "#01-bomen.md#", "~$01-bomen.md", ".DS_Store", ".git/index.lock"] {
        project.write(&format!("content/2023/{spare}"), "rommel");
        project.remove(&format!("content/2023/{spare}"));
    }
    project.write("public/index.html", "van een andere bouw");
    // Written again as it was.
    project.write(CHAPTER, project.read(CHAPTER));
    assert_eq!(build(&served), before);
    project.write(CHAPTER, chapter(&project, "Een zin."));
    served.wait_for_words(PAGE, "Een zin.");
    served.wait_for("a whole site", |served| served.said().contains("vernieuwd in"));
    // Both halves of one build.
    assert_eq!(build(&served), before + 3, "{}", served.said());
}

#[test]
fn three_thousand_files_at_once_are_a_few_builds() {
    let (project, served) = served(&[]);
    let before = build(&served);
    for count in 0..3_000 {
        project.write(&format!("content/2023/uitgepakt/{}/{count}.txt", count % 50), "x");
    }
    project.write(CHAPTER, chapter(&project, "Na het uitpakken."));
    served.wait_for_words(PAGE, "Na het uitpakken.");
    served.wait_for("all warnings", |served| served.said().contains("3000 waarschuwingen"));
    project.remove("content/2023/uitgepakt");
    project.write(CHAPTER, chapter(&project, "Na het opruimen."));
    served.wait_for_words(PAGE, "Na het opruimen.");
    served.wait_for("a site without warnings", |served| served.page("2023/bomen/index.html")["mistakes"] == serde_json::json!([]));
    let builds = build(&served) - before;
    assert!(builds <= 60, "{builds} builds: {}", served.said());
}

#[test]
fn a_new_folder_with_a_file_at_once_is_seen() {
    let (project, served) = served(&[]);
    project.write("content/2023/en/index.md", "+++\ntitle = \"Proef in 2023\"\ndescription = \"In short.\"\n+++\n\nIn short.\n");
    project.write(
        "content/2023/en/01-trees.md",
        "+++\ntitle = \"Trees\"\nid = \"trees\"\ndescription = \"How many trees.\"\n+++\n\nMany trees.\n",
    );
    served.wait_for("mistakes about the translation", |served| served.page("2023/bomen/index.html")["stale"] == true);
    project.remove("content/2023/en");
    served.wait_for("no mistake", |served| served.page("2023/bomen/index.html")["stale"] == false);
    // A top folder that was not there at the start.
    let (files, data) = (project.path("data"), project.path("../elders"));
    fs::rename(&files, &data).expect("it is there");
    served.wait_for("mistakes", |served| served.page("2023/bomen/index.html")["stale"] == true);
    fs::rename(&data, &files).expect("it is there");
    served.wait_for("no mistake", |served| served.page("2023/bomen/index.html")["stale"] == false);
    project.replace("data/2023/bomen.csv", "berk,2023,45\nTotaal,2023,120", "berk,2023,46\nTotaal,2023,121");
    project.replace(CHAPTER, "120 bomen", "121 bomen");
    served.wait_for_words(PAGE, "121");
    assert!(!served.said().contains("elke seconde"), "it still hears: {}", served.said());
}

#[test]
fn folders_that_are_renamed_or_deleted_are_followed() {
    let (project, served) = served(&[]);
    let (one, other) = (project.path("content/2023"), project.path("content/verhuisd"));
    for word in ["eerste", "laatste"] {
        fs::rename(&one, &other).expect("it is there");
        served.wait_for("mistakes", |served| served.page("2023/bomen/index.html")["stale"] == true);
        assert_eq!(served.get(PAGE).status, 200, "the last good page stays");
        fs::rename(&other, &one).expect("it is there");
        project.write(CHAPTER, chapter(&project, &format!("De {word} keer terug.")));
        served.wait_for_words(PAGE, &format!("De {word} keer terug."));
    }
    let files = super::project::tree(&project.path("content"));
    project.remove("content");
    served.wait_for("mistakes", |served| served.page("2023/bomen/index.html")["stale"] == true);
    for (path, bytes) in files {
        project.write(&format!("content/{path}"), bytes);
    }
    served.wait_for("no mistake", |served| served.page("2023/bomen/index.html")["stale"] == false);
    project.write(CHAPTER, chapter(&project, "Alles is terug."));
    served.wait_for_words(PAGE, "Alles is terug.");
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_watched() {
    let (project, served) = served(&[]);
    let head = "+++\ntitle = \"Gedeeld\"\nid = \"gedeeld\"\ndescription = \"Gedeeld.\"\n+++\n\n";
    project.write("gedeeld/tekst.md", format!("{head}Eerste versie.\n"));
    std::os::unix::fs::symlink("../../gedeeld/tekst.md", project.path("content/2023/02-gedeeld.md")).expect("a link");
    served.wait_for_words("/2023/gedeeld/", "Eerste versie.");
    // The link may be watched only behind the build that it is read in; the next look tells.
    for version in ["Tweede versie.", "Derde versie."] {
        project.write("gedeeld/tekst.md", format!("{head}{version}\n"));
        served.wait_for_words("/2023/gedeeld/", version);
    }
    // One that leads out of the project is not followed, and said to be wrong.
    project.write("../buiten/tekst.md", format!("{head}Buiten.\n"));
    fs::remove_file(project.path("content/2023/02-gedeeld.md")).expect("it is there");
    std::os::unix::fs::symlink("../../../buiten/tekst.md", project.path("content/2023/02-gedeeld.md")).expect("a link");
    served.wait_for("a mistake", |served| served.page("2023/bomen/index.html")["stale"] == true);
    assert!(!served.get("/2023/gedeeld/").text().contains("Buiten."));
}

#[test]
fn a_project_that_is_moved_and_comes_back_is_found() {
    let (project, served) = served(&[]);
    let home = project.path("site.toml").parent().expect("the folder of the project").to_owned();
    let away = home.with_file_name("verhuisd");
    fs::rename(&home, &away).expect("it is there");
    served.wait_for("word of it", |served| served.said().contains("De laatste goede site blijft staan."));
    assert_eq!(served.get(PAGE).status, 200);
    assert!(!served.said().contains("panicked"));
    let text = fs::read_to_string(away.join(CHAPTER)).expect("it is there");
    fs::write(away.join(CHAPTER), format!("{text}\nWeer thuis.\n")).expect("it is there");
    fs::rename(&away, &home).expect("it is there");
    served.wait_for_words(PAGE, "Weer thuis.");
    served.wait_for("word of it", |served| served.said().contains("kan weer worden gelezen"));
    project.write(CHAPTER, chapter(&project, "En weer een zin."));
    served.wait_for_words(PAGE, "En weer een zin.");
}

#[test]
fn polling_sees_what_has_the_same_time_and_size() {
    let (project, served) = served(&["--poll"]);
    project.write(CHAPTER, chapter(&project, "De kleur is rood."));
    served.wait_for_words(PAGE, "De kleur is rood.");
    let time = fs::metadata(project.path(CHAPTER)).and_then(|metadata| metadata.modified()).expect("a time");
    project.replace(CHAPTER, "De kleur is rood.", "De kleur is geel.");
    let file = fs::File::options().write(true).open(project.path(CHAPTER)).expect("it is there");
    file.set_modified(time).expect("a time");
    served.wait_for_words(PAGE, "De kleur is geel.");
}
