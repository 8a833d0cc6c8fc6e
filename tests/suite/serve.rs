//! `kerncijfer serve`: who is answered and what, that the pages are those of a build, that an edit is seen, and that it stays small.

use std::io::{Read, Write};

use serde_json::json;

use super::project::{Project, codes, differences, tree};
use super::served::Served;

const CHAPTER: &str = "content/2023/01-bomen.md";
const PAGE: &str = "/2023/bomen/";

/// Adds a sentence to the chapter of the small project.
fn add(project: &Project, sentence: &str) {
    let text = project.read(CHAPTER);
    project.write(CHAPTER, format!("{text}\n{sentence}\n"));
}

#[test]
fn only_this_machine_and_its_own_pages_are_answered() {
    let project = Project::small();
    let served = Served::start(&project, &[]);
    let port = served.port;
    for host in [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("[::1]:{port}")] {
        assert_eq!(served.ask("GET", "/", &[("Host", &host)]).status, 200, "{host}");
    }
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "localhost".to_owned(),
        format!("localhost:{}", port ^ 1),
        format!("192.168.0.1:{port}"),
    ] {
        let answer = served.ask("GET", "/", &[("Host", &host)]);
        assert_eq!(answer.status, 403, "{host}");
        assert!(!answer.text().contains("<html"), "{host}");
    }
    assert_eq!(served.send(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status, 400);
    assert_eq!(served.send(b"GET / HTTP/1.0\r\n\r\n").status, 400);
    // Under its other address too, where the machine has it, and under none that others can reach.
    if let Ok(mut six) = std::net::TcpStream::connect(("::1", port)) {
        write!(six, "GET /2023/ HTTP/1.1\r\nHost: [::1]:{port}\r\nConnection: close\r\n\r\n").expect("it listens");
        let mut answer = String::new();
        six.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    let outside = std::net::UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        // Nothing is sent: this only asks which address would be used.
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    if let Ok(outside) = outside.map(|address| address.ip()).map_err(drop).and_then(|ip| if ip.is_loopback() { Err(()) } else { Ok(ip) }) {
        assert!(std::net::TcpStream::connect((outside, port)).is_err(), "{outside}");
    }
    let own = format!("http://localhost:{port}");
    for (origin, status) in [(own.as_str(), 200), ("http://evil.example", 403), ("null", 403), ("http://localhost:3000", 403)] {
        for path in ["/", "/.kerncijfer/page?path=index.html"] {
            assert_eq!(served.ask("GET", path, &[("Origin", origin)]).status, status, "{origin} {path}");
        }
    }
    for (site, status) in [("same-origin", 200), ("none", 200), ("cross-site", 403), ("same-site", 403)] {
        assert_eq!(served.ask("GET", "/.kerncijfer/page?path=index.html", &[("Sec-Fetch-Site", site)]).status, status, "{site}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        for path in ["/", "/.kerncijfer/page", "/.kerncijfer/open"] {
            let answer = served.ask(method, path, &[]);
            assert_eq!((answer.status, answer.headers.get("allow").map(String::as_str)), (405, Some("GET, HEAD")), "{method} {path}");
        }
    }
}

#[test]
fn no_path_leads_out_of_the_site() {
    let project = Project::small();
    // Something to find, beside the project and in it.
    project.write("../geheim.txt", "achter slot");
    project.write("geheim.txt", "achter slot");
    let served = Served::start(&project, &[]);
    let refused = [
        "/../geheim.txt",
        "/../../../../etc/passwd",
        "/2023/../../geheim.txt",
        "/..",
        "/.",
        "/./index.html",
        "/2023/./index.html",
        "/%2e%2e/geheim.txt",
        "/%2E%2E/geheim.txt",
        "/.%2e/geheim.txt",
        "/%2e./geheim.txt",
        "/..%2fgeheim.txt",
        "/..%5cgeheim.txt",
        "/%2e%2e%2fgeheim.txt",
        "/2023%2findex.html",
        "/2023%5cindex.html",
        "//etc/passwd",
        "//evil.example/",
        "/2023//index.html",
        "//",
        "/%00",
        "/index.html%00",
        "/index.html%00.png",
        "/%0d%0aX:%20y",
        "/C:/Windows/win.ini",
        "/C%3A/Windows/win.ini",
        "/c:",
        "/%",
        "/%2",
        "/%zz",
        "/%ff",
        "/%c0%af",
        "/%c0%ae%c0%ae/geheim.txt",
        "/%ed%a0%80",
    ];
    for path in refused {
        let answer = served.get(path);
        assert_eq!(answer.status, 400, "{path}: {}", answer.text());
        assert!(!answer.text().contains("achter slot") && !answer.text().contains("root:"), "{path}");
    }
    let missing = [
        "/%252e%252e/geheim.txt",
        "/geheim.txt",
        "/site.toml",
        "/content/2023/index.md",
        "/data/2023/bomen.csv",
        "/.kerncijfer",
        "/.kerncijfer/",
        "/.kerncijfer/x",
        "/.git/config",
        "/index.html/",
        "/2023/index.html/x",
        "/INDEX.HTML",
        "/2023/bomen/..;/",
        "/2023/data/~",
        "/con",
        "/index.html::$DATA",
        "/....//",
    ];
    for path in missing {
        let answer = served.get(path);
        assert!(matches!(answer.status, 404 | 400), "{path}: {}", answer.status);
        assert!(!answer.text().contains("achter slot") && !answer.text().contains("root:"), "{path}");
    }
    // Backslashes and bytes that are no address at all.
    for path in ["/..\\geheim.txt", "/\\\\evil.example\\x", "/a b", "/\x01", "geheim.txt", "*"] {
        let answer = served.ask("GET", path, &[]);
        // A word alone is read as the name of a host, which is not ours.
        assert!(matches!(answer.status, 400 | 403), "{path:?}: {}", answer.status);
    }
    let long = format!("/{}", "a".repeat(3_000));
    assert_eq!(served.get(&long).status, 414);
    let answer = served.ask("GET", "/", &[("X", &"a".repeat(100_000))]);
    assert_eq!(answer.status, 431);
    assert_eq!(served.get("/").status, 200);
}

#[test]
fn an_archived_edition_is_shown_as_it_is_until_someone_writes_in_it() {
    let project = super::bags::archivable("project");
    let bag = super::bags::archive(&project);
    let sealed = super::bags::unzip(&bag)["2023-v1/data/site/bomen/index.html"].clone();
    let template = project.read("themes/basis/templates/base.html");
    project.write("themes/basis/templates/base.html", template.replace("<footer", "<p>Een ander thema.</p>\n<footer"));
    let served = Served::start(&project, &[]);
    served.wait_for("the archived page", |served| served.get("/2023/bomen/").status == 200);
    let is_sealed = |served: &Served| !served.get("/2023/bomen/").text().contains("Een ander thema.");
    assert!(is_sealed(&served));
    // Whoever writes sees the page as it would be, with a warning; a build refuses it until the version is raised.
    let chapter = project.read("content/2023/01-bomen.md");
    project.write("content/2023/01-bomen.md", format!("{chapter}\nEen zin erbij.\n"));
    served.wait_for("the new sentence", |served| served.get("/2023/bomen/").text().contains("Een zin erbij."));
    assert!(!is_sealed(&served));
    let state = served.get("/.kerncijfer/page?path=2023/bomen/index.html").text();
    assert!(state.contains("E008") && !state.contains("E006"), "{state}");
    assert_eq!(
        served.get("/2023/v1/bomen/index.html").text().split("<script").next(),
        String::from_utf8_lossy(&sealed).split("<script").next()
    );
    assert_eq!(codes(&project.check().1), ["E006"]);
    project.write("content/2023/01-bomen.md", chapter);
    served.wait_for("the archived page again", is_sealed);
}

#[test]
fn what_moved_is_answered_as_on_a_host() {
    let project = Project::small();
    let lines = "[[redirect]]\nfrom = \"2023/oud/\"\nto = \"2023/bomen/#een\"\n[[redirect]]\nfrom = \"weg/\"\ngone = \"Opgegaan in iets anders.\"\n";
    project.write("redirects.toml", lines);
    let served = Served::start(&project, &[]);
    for way in ["/2023/oud/", "/2023/oud", "/2023/oud/index.html"] {
        let answer = served.get(way);
        assert_eq!((answer.status, answer.headers["location"].as_str()), (301, "/2023/bomen/#een"), "{way}");
    }
    let gone = served.get("/weg/");
    assert_eq!((gone.status, gone.headers["content-type"].as_str()), (410, "text/html; charset=utf-8"));
    assert_eq!(served.get("/weg/x").status, 404);
}

#[test]
fn every_answer_has_the_headers_of_production() {
    let project = Project::small();
    let served = Served::start(&project, &[]);
    let types = [
        ("/", 200, "text/html; charset=utf-8"),
        ("/2023/assets/style.css", 200, "text/css; charset=utf-8"),
        ("/2023/data/bomen/bomen.csv", 200, "text/csv; charset=utf-8"),
        ("/2023/data/bomen/bomen.ods", 200, "application/vnd.oasis.opendocument.spreadsheet"),
        ("/2023/data/SHA256SUMS", 200, "text/plain; charset=utf-8"),
        ("/sitemap.xml", 200, "application/xml; charset=utf-8"),
        ("/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/catalogus.ttl", 200, "text/turtle; charset=utf-8"),
        ("/nergens/", 404, "text/html; charset=utf-8"),
        ("/%00", 400, "text/plain; charset=utf-8"),
        ("/.kerncijfer/preview.js", 200, "text/javascript; charset=utf-8"),
        ("/.kerncijfer/preview.css", 200, "text/css; charset=utf-8"),
        ("/.kerncijfer/page?path=index.html", 200, "application/json; charset=utf-8"),
        ("/.kerncijfer/open", 403, "text/plain; charset=utf-8"),
    ];
    for (path, status, media_type) in types {
        let answer = served.get(path);
        assert_eq!((answer.status, answer.headers["content-type"].as_str()), (status, media_type), "{path}");
        let header = |name: &str| answer.headers.get(name).map(String::as_str).unwrap_or_default();
        assert!(header("content-security-policy").starts_with("default-src 'none'; script-src 'self'"), "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("x-frame-options"), "DENY", "{path}");
        assert_eq!(header("cache-control"), "no-store", "{path}");
        for name in ["referrer-policy", "permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"] {
            assert!(!header(name).is_empty(), "{name} of {path}");
        }
        assert_eq!(header("content-length"), answer.body.len().to_string(), "{path}");
        assert_eq!(header("access-control-allow-origin"), "", "{path}");
        let head = served.ask("HEAD", path, &[]);
        assert_eq!((head.status, head.body.len()), (status, 0), "{path}");
        assert_eq!(head.headers["content-length"], answer.body.len().to_string(), "HEAD {path}");
    }
    let folder = served.get("/2023/bomen?x=1");
    assert_eq!((folder.status, folder.headers["location"].as_str()), (308, "/2023/bomen/?x=1"));
    let missing = served.get("/2023/nergens/").text();
    assert!(missing.contains("data-path=\"2023/nergens/index.html\" data-version=\"\""), "{missing}");
}

#[test]
fn a_site_in_a_folder_is_served_in_that_folder() {
    let project = Project::small();
    project.replace("site.toml", "https://proef.example.nl/\"\nlanguage", "https://proef.example.nl/rijk/proef/\"\nlanguage");
    let served = Served::start(&project, &[]);
    assert_eq!(served.mount, "/rijk/proef/");
    let front = served.get("/");
    assert_eq!((front.status, front.headers["location"].as_str()), (307, "/rijk/proef/"));
    let mount = served.get("/rijk/proef");
    assert_eq!((mount.status, mount.headers["location"].as_str()), (308, "/rijk/proef/"));
    let page = served.get("/rijk/proef/2023/bomen/");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("data-base=\"https://proef.example.nl/rijk/proef/\" data-mount=\"/rijk/proef/\""));
    assert_eq!(served.get("/2023/bomen/").status, 404);
    assert_eq!(served.page("2023/bomen/index.html")["version"].as_str().map(str::len), Some(16));
}

#[test]
fn what_is_served_is_what_a_build_makes() {
    let project = Project::small();
    let served = Served::start(&project, &[]);
    let same = |when: &str| {
        let built = project.build();
        let mut found = std::collections::BTreeMap::new();
        for path in built.keys().filter(|path| *path != ".kerncijfer") {
            let address: String = path.split('/').map(encoded).collect::<Vec<_>>().join("/");
            let answer = served.get(&format!("/{address}"));
            assert_eq!(answer.status, 200, "{path}");
            found.insert(path.clone(), if path.ends_with(".html") { answer.without_addition() } else { answer.body });
        }
        let built = built.into_iter().filter(|(path, _)| path != ".kerncijfer").collect();
        assert_eq!(differences(&built, &found), [""; 0], "{when}");
    };
    served.wait_for_words(PAGE, "120");
    same("at the start");
    add(&project, "Dit is een nieuwe zin.");
    served.wait_for_words(PAGE, "Dit is een nieuwe zin.");
    same("behind a sentence");
    project.replace("data/2023/bomen.csv", "berk,2023,45\nTotaal,2023,120", "berk,2023,46\nTotaal,2023,121");
    project.replace(CHAPTER, "120 bomen", "121 bomen");
    served.wait_for_words(PAGE, "121");
    served.wait_for("a whole site", |served| served.said().matches("vernieuwd").count() >= 2);
    same("behind a cell");
}

fn encoded(part: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    part.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[test]
fn an_edit_is_told_and_seen() {
    let project = Project::small();
    let served = Served::start(&project, &[]);
    // A save that comes sooner is part of the first site.
    served.wait_for("the whole site", |served| served.said().contains("pagina's gemaakt in"));
    let before = served.page("2023/bomen/index.html");
    let mut events = served.events();
    assert_eq!(events.status(), 200);
    events.next_build();
    add(&project, "Dit is een nieuwe zin.");
    // The page is new by the time that it is told.
    loop {
        let build = events.next_build();
        let after = served.page("2023/bomen/index.html");
        assert!(after["build"].as_u64().expect("a number") >= build);
        if after["version"] != before["version"] {
            assert!(served.get(PAGE).text().contains("Dit is een nieuwe zin."));
            break;
        }
    }
    served.wait_for("a line", |served| served.said().contains("vernieuwd in"));
    assert!(served.said().contains("pagina's gemaakt in"), "{}", served.said());
    // A style sheet alone leaves every page as it was.
    let before = served.page("2023/bomen/index.html");
    let style = tree(&project.path("themes/basis/styles")).into_keys().next().expect("a style sheet");
    let path = format!("themes/basis/styles/{style}");
    let text = project.read(&path);
    project.write(&path, format!("{text}\n.nieuw {{ margin: 0; }}\n"));
    served.wait_for("another style sheet", |served| served.page("2023/bomen/index.html")["styles"] != before["styles"]);
}

#[test]
fn mistakes_are_told_and_the_last_good_page_stays() {
    let project = Project::small();
    let served = Served::start(&project, &[]);
    served.wait_for_words(PAGE, "120");
    let good = served.get(PAGE).without_addition();
    let version = served.page("2023/bomen/index.html")["version"].clone();
    project.replace(CHAPTER, "120 bomen = bomen[Totaal, 2023]", "121 bomen = bomen[Totaal, 2023]");
    project.replace(CHAPTER, "verschil(bomen[Totaal, 2022..2023])", "verschil(bomen[Totaal, 2021..2023])");
    served.wait_for("a mistake", |served| served.page("2023/bomen/index.html")["stale"] == true);
    let state = served.page("2023/bomen/index.html");
    assert_eq!(state["version"], version);
    assert_eq!(served.get(PAGE).without_addition(), good);
    let mistakes = state["mistakes"].as_array().expect("a list");
    assert_eq!(mistakes.iter().map(|mistake| mistake["code"].as_str().expect("a code")).collect::<Vec<_>>(), ["F010", "F002"]);
    let mistake = &mistakes[0];
    assert_eq!(
        (mistake["here"].as_bool(), mistake["severity"].as_str(), mistake["file"].as_str()),
        (Some(true), Some("error"), Some(CHAPTER))
    );
    assert_eq!(mistake["page"], "2023/bomen/index.html");
    let excerpt: Vec<char> = mistake["excerpt"].as_str().expect("a text").chars().collect();
    let mark = |at: usize| usize::try_from(mistake["mark"][at].as_u64().expect("a number")).expect("small");
    assert_eq!(excerpt[mark(0)..mark(1)].iter().collect::<String>(), "121 bomen");
    assert_eq!(served.page("2023/index.html")["mistakes"][0]["here"], false);
    // The pin that differs is told beside what was computed.
    let figures = served.get("/.kerncijfer/figures?path=2023/bomen/index.html").json();
    assert_eq!(figures["figures"][0]["pin"], json!({ "state": "differs", "text": "121 bomen" }));
    assert_eq!(figures["figures"][0]["shown"], "120\u{a0}bomen");
    served.wait_for("the terminal", |served| served.said().contains("2 fouten. De laatste goede site blijft staan."));
    project.replace(CHAPTER, "121 bomen", "120 bomen");
    project.replace(CHAPTER, "2021..2023", "2022..2023");
    served.wait_for("no mistake", |served| {
        let state = served.page("2023/bomen/index.html");
        state["stale"] == false && state["mistakes"] == json!([])
    });
    assert_eq!(served.get(PAGE).without_addition(), good);
}

#[test]
fn a_site_that_starts_broken_appears_when_it_is_mended() {
    let project = Project::small();
    let text = project.read("site.toml");
    project.write("site.toml", "title = \n");
    let served = Served::start(&project, &["--lang", "nl"]);
    let page = served.get(PAGE);
    assert_eq!(page.status, 503);
    assert!(page.text().contains("Er is nog geen site") && page.text().contains("data-path=\"2023/bomen/index.html\""), "{}", page.text());
    assert_eq!(served.get("/2023/x.css").status, 503);
    let state = served.page("2023/bomen/index.html");
    assert_eq!(
        (state["version"].is_null(), state["mistakes"][0]["code"].as_str(), state["stale"].as_bool()),
        (true, Some("S001"), Some(true))
    );
    served.wait_for("the terminal", |served| served.said().contains("De site verschijnt als alles klopt."));
    assert!(!served.said().contains("panicked"));
    project.write("site.toml", text);
    served.wait_for("a site", |served| served.get(PAGE).status == 200);
    assert!(!served.page("2023/bomen/index.html")["version"].is_null());
}

#[test]
fn a_draft_is_shown_and_marked() {
    let project = Project::small();
    project.write(
        "content/2023/02-nieuw.md",
        "+++\ntitle = \"Nieuw\"\nid = \"nieuw\"\ndescription = \"Nog niet af.\"\ndraft = true\n+++\n\nNog niet af.\n",
    );
    let served = Served::start(&project, &[]);
    let page = served.get("/2023/nieuw/");
    assert_eq!(page.status, 200);
    assert!(
        page.text()
            .contains("<p class=\"kerncijfer-draft\" role=\"note\">Concept. Deze pagina komt niet in de gepubliceerde site.</p><link")
    );
    let state = served.page("2023/nieuw/index.html");
    assert_eq!((state["draft"].as_bool(), &state["drafts"]), (Some(true), &json!(["2023/nieuw/index.html"])));
    assert_eq!(served.page("2023/bomen/index.html")["draft"], false);
    assert!(!project.build().contains_key("2023/nieuw/index.html"));
}

#[test]
fn a_figure_is_told_down_to_its_cells() {
    let project = Project::small();
    let served = Served::start_with(&project, &["--port", "0"], &[("EDITOR", "code --wait")]);
    served.wait_for_words(PAGE, "120");
    let figures = served.get("/.kerncijfer/figures?path=2023/bomen/index.html").json();
    let figure = &figures["figures"][0];
    assert_eq!(figure["formula"], "bomen[Totaal, 2023]");
    assert_eq!(figure["pin"], json!({ "state": "holds", "text": "120 bomen" }));
    assert_eq!((figure["exact"].as_str(), figure["unit"].as_str()), (Some("120"), Some("bomen")));
    assert_eq!(figure["sentence"], "Er staan 120\u{a0}bomen in het park.");
    let cell = &figure["cells"][0];
    assert_eq!(
        (cell["label"].as_str(), cell["file"].as_str(), cell["line"].as_u64()),
        (Some("bomen, Totaal, 2023"), Some("data/2023/bomen.csv"), Some(7))
    );
    assert_eq!(cell["href"], "/2023/data/bomen/index.html#Totaal-2023.bomen");
    assert_eq!(figure["datasets"], json!([{ "name": "bomen", "title": "Bomen in het park", "href": "/2023/data/bomen/index.html" }]));
    let href = figure["open"]["href"].as_str().expect("an address");
    assert!(href.starts_with("vscode://file/") && href.ends_with("/project/content/2023/01-bomen.md:7:10"), "{href}");
    let anchor = figure["anchor"].as_str().expect("an id");
    assert!(served.get(PAGE).text().contains(&format!("id=\"{anchor}\"")));
    assert_eq!(figures["figures"][1]["pin"]["state"], "none");
    assert_eq!(served.get("/.kerncijfer/figures?path=nergens").json(), json!({ "figures": [] }));
}

#[test]
fn every_formula_that_is_offered_can_be_written() {
    let project = Project::own("eigen");
    let served = Served::start(&project, &[]);
    served.wait_for("a site", |served| served.get("/2023/").status == 200);
    let found = served.get("/.kerncijfer/datasets?path=2023/personeel/index.html").json();
    let datasets = found["datasets"].as_array().expect("a list");
    assert!(datasets.len() > 20);
    let with_formula = datasets.iter().filter(|dataset| dataset["formula"] != "").count();
    assert!(with_formula * 10 > datasets.len() * 9, "{with_formula} of {}", datasets.len());
    assert_eq!(datasets[0]["edition"], "2023");
    let formulas: Vec<&serde_json::Value> = datasets.iter().flat_map(|dataset| dataset["formulas"].as_array().expect("a list")).collect();
    assert!(datasets.iter().all(|dataset| dataset["formulas"].as_array().is_some_and(|formulas| formulas.len() <= 6)));
    let lines: Vec<String> = formulas.iter().map(|ready| format!("- `{}`", ready["formula"].as_str().expect("a text"))).collect();
    let head = "+++\ntitle = \"Alles\"\nid = \"alles\"\ndescription = \"Alles.\"\n+++\n\n";
    project.write("content/2023/09-alles.md", format!("{head}{}\n", lines.join("\n")));
    let (_, report) = project.check();
    // A difference needs a word that says which way it goes, and the sentence of the writer has it.
    let is_wrong = |item: &&serde_json::Value| {
        item["place"]["file"] == "content/2023/09-alles.md" && item["severity"] == "error" && item["code"] != "W002"
    };
    let errors: Vec<&serde_json::Value> = report["diagnostics"].as_array().expect("a list").iter().filter(is_wrong).collect();
    assert_eq!(errors, Vec::<&serde_json::Value>::new());
}

#[cfg(unix)]
#[test]
fn the_editor_is_started_for_sources_only_and_without_a_shell() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::small();
    project.write("../editor", "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" > \"$(dirname \"$0\")/geopend.new\" && mv \"$(dirname \"$0\")/geopend.new\" \"$(dirname \"$0\")/geopend\"\n");
    let editor = project.path("../editor").canonicalize().expect("it is there");
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o755)).expect("rights");
    project.write("content/2023/02-a; touch $(x).md", "+++\ntitle = \"A\"\nid = \"a\"\ndescription = \"A.\"\n+++\n\nA.\n");
    let command = format!("{} --at {{file}}:{{line}}:{{column}}", editor.display());
    let served = Served::start_with(&project, &["--port", "0"], &[("KERNCIJFER_EDITOR", &command), ("EDITOR", "vim")]);
    served.wait_for_words(PAGE, "120");
    let source = served.page("2023/a/index.html")["source"].clone();
    assert_eq!(source["open"]["kind"], "command");
    let href = source["open"]["href"].as_str().expect("an address").to_owned();
    let header = [("X-Kerncijfer", "open")];
    assert_eq!(served.get(&href).status, 403, "without the header");
    assert_eq!(served.ask("GET", &href.replace("key=", "key=0"), &header).status, 403, "with another key");
    assert_eq!(served.ask("GET", &href, &[header[0], ("Sec-Fetch-Site", "cross-site")]).status, 403);
    let key = href.split_once("&key=").expect("a key").1;
    for file in ["../editor", "/etc/passwd", "public/index.html", "themes/../site.toml", "content/2023", "-x", ""] {
        let path = format!("/.kerncijfer/open?file={file}&line=1&column=1&key={key}");
        assert_eq!(served.ask("GET", &path, &header).status, 404, "{file}");
    }
    for place in ["line=0&column=1", "line=1", "line=-1&column=1", "line=x&column=1", "line=99999999999999999999&column=1"] {
        assert_eq!(served.ask("GET", &format!("/.kerncijfer/open?file=site.toml&{place}&key={key}"), &header).status, 404, "{place}");
    }
    assert_eq!(served.ask("HEAD", &href, &header).status, 200);
    assert!(!project.path("../geopend").exists());
    assert_eq!(served.ask("GET", &href, &header).status, 200);
    served.wait_for("the editor", |_| project.path("../geopend").exists());
    let file = project.path("content/2023/02-a; touch $(x).md").canonicalize().expect("it is there");
    assert_eq!(project.read("../geopend"), format!("2\n--at\n{}:1:1\n", file.display()));
    let statuses: Vec<u16> = (0..5).map(|_| served.ask("GET", &href, &header).status).collect();
    assert!(statuses.contains(&429), "{statuses:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_thousand_open_pages_cost_little() {
    let project = Project::small();
    let served = Served::start(&project, &[]);
    served.wait_for_words(PAGE, "120");
    served.get("/.kerncijfer/datasets?path=2023/index.html");
    let before = served.memory();
    let mut streams: Vec<_> = (0..1_000).map(|_| served.events()).collect();
    let first = streams.iter_mut().map(super::served::Events::next_build).max().expect("a stream");
    let opened = served.memory();
    // None of them is read for a while; all hear the last build in the end.
    for edit in 0..5 {
        add(&project, &format!("Zin {}.", ["rood", "geel", "groen", "blauw", "wit"][edit]));
        let builds = served.page("2023/bomen/index.html")["build"].as_u64().expect("a number");
        served.wait_for("a build", |served| served.page("2023/bomen/index.html")["build"].as_u64() > Some(builds));
    }
    let last = served.page("2023/bomen/index.html")["build"].as_u64().expect("a number");
    assert!(last > first);
    for stream in &mut streams {
        while stream.next_build() < last {}
    }
    let after = served.memory();
    let grown = |kilobytes: u64| kilobytes.saturating_sub(before) / 1024;
    assert!(grown(opened) < 60 && grown(after) < 120, "{} MB, then {} MB more than {} MB", grown(opened), grown(after), before / 1024);
    // There is a bound, and the site is served beyond it.
    let mut more: Vec<_> = (0..40).map(|_| served.events()).collect();
    let statuses: Vec<u16> = more.iter_mut().map(super::served::Events::status).collect();
    assert_eq!((statuses[0], statuses[39]), (200, 503));
    assert_eq!(served.get(PAGE).status, 200);
    drop(streams);
    drop(more);
    served.wait_for("room", |served| served.events().status() == 200);
}

#[test]
fn a_client_that_never_finishes_is_left() {
    let project = Project::small();
    let served = Served::start(&project, &[]);
    let mut slow = served.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").expect("it listens");
    // One that takes nothing of what it asked, while others are answered.
    let mut deaf = served.connect();
    for _ in 0..20 {
        write!(deaf, "GET /2023/ HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", served.port).expect("it listens");
    }
    assert_eq!(served.get(PAGE).status, 200);
    let mut rest = Vec::new();
    let ended = slow.read_to_end(&mut rest);
    assert!(ended.is_ok() || ended.is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset), "it was left");
    assert!(!String::from_utf8_lossy(&rest).contains("200 OK"));
}

#[test]
fn a_port_that_is_taken_is_told() {
    let project = Project::small();
    let served = Served::start(&project, &[]);
    let port = served.port.to_string();
    let run = project.run(&["serve", "--port", &port, "--lang", "nl"]);
    assert_eq!(
        (run.code, run.stderr.trim_end()),
        (2, format!("fout: poort {port} is bezet; kies een andere met --port, of 0 voor een vrije poort").as_str())
    );
    // The usual port is only a wish.
    let one = Served::start_with(&project, &[], &[]);
    let other = Served::start_with(&project, &[], &[]);
    assert_ne!(one.port, other.port);
    assert_eq!((one.get(PAGE).status, other.get(PAGE).status), (200, 200));
    assert!(other.said().contains("Poort 1848 is bezet"), "{}", other.said());
}

#[test]
fn without_a_project_there_is_no_preview() {
    let project = Project::empty("leeg");
    let run = project.run(&["serve", "--lang", "nl"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.starts_with("fout: er is geen site.toml in ."), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn it_ends_when_the_user_says_so() {
    use rustix::process::Signal;
    let project = Project::small();
    for signal in [Signal::INT, Signal::TERM] {
        let served = Served::start(&project, &[]);
        served.wait_for_words(PAGE, "120");
        let mut events = served.events();
        events.next_build();
        assert_eq!(served.end(signal), Some(0));
    }
}
