#!/usr/bin/env python3
"""Serves a small publication with nginx and with Apache, by the rules that `kerncijfer hosting` writes, and asks for every kind of file.

    python3 serve.py PROGRAM [nginx|apache|netlify...]

The publication is made by `kerncijfer new`, archived once, and given redirects of every kind. What each answer must be is said here, and not taken from the
program. Netlify cannot be run here: its two files are read by the rules that it publishes.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path

ARCHIVE = """
[archive]
appraisal = "Blijvend te bewaren"
appraisal_code = "B"
appraisal_list = "Begrippenlijst Waarderingen MDTO"
creator = "Bureau Proef"
restriction = "CC0 1.0"
restriction_list = "Licenties van Creative Commons"

[security]
contact = "lek@voorbeeld.nl"
expires = 2099-12-31
"""
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "strict-transport-security": "max-age=31536000",
}
POLICY = ["default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"]
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ttl": "text/turtle; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".toml": "text/plain; charset=utf-8",
    ".code-snippets": "application/json",
    ".svg": "image/svg+xml",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".zip": "application/zip",
    ".pagefind": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pf_filter": "application/octet-stream",
    ".txt": "text/plain; charset=utf-8",
    "": "text/plain; charset=utf-8",
}
FOREVER = "public, max-age=31536000, immutable"

faults = []
asked = 0


def expect(where, what, wanted, got):
    global asked
    asked += 1
    if wanted != got:
        faults.append(f"{where}: {what} is {got!r}, not {wanted!r}")


def project(program, folder):
    """Makes the publication, its archive and its site; returns the site, the redirects and the folder with rules."""

    def run(*words):
        ran = subprocess.run([program, *words], capture_output=True, text=True, cwd=folder)
        if ran.returncode:
            raise SystemExit(f"{words} gives {ran.returncode}:\n{ran.stdout}{ran.stderr}")

    work = folder / "publicatie"
    run("new", str(work), "--quiet")
    year = next(path.name for path in (work / "content").iterdir() if (path / "edition.toml").is_file())
    chapter = next(path for path in sorted((work / "content" / year).glob("0*.md")))
    page = re.search(r'^id = "(.*)"', chapter.read_text(), re.M).group(1)
    with (work / "site.toml").open("a") as settings:
        settings.write(ARCHIVE)
    run("archive", year, "--quiet", "--project", str(work))
    redirects = [
        (f"{year}/oud-hoofdstuk/", f"{year}/{page}/", f"/{year}/{page}/"),
        (f"{year}/oud.csv", f"{year}/{page}/#kop é", f"/{year}/{page}/#kop%20%C3%A9"),
        ("elders/", "https://elders.example/a?b=$1&c=%20d;e", "https://elders.example/a?b=%241&c=%20d%3Be"),
        ("weg/", None, None),
        ("weg.pdf", None, None),
    ]
    lines = []
    for start, to, _ in redirects:
        lines.append(f'[[redirect]]\nfrom = "{start}"\n' + (f'to = "{to}"\n' if to else 'gone = "Dit is opgegaan in iets anders."\n'))
    (work / "redirects.toml").write_text("\n".join(lines))
    site = folder / "site"
    run("build", "--quiet", "--project", str(work), "--out", str(site), "--editors", str(folder / "redactie"))
    run("hosting", "--quiet", "--project", str(work), "--out", str(folder / "hosting"))
    return site, redirects, folder / "hosting", year


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def wait_for(port, server, log):
    for _ in range(100):
        if server.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"the server does not start:\n{log.read_text() if log.exists() else ''}")


def start_nginx(folder, site, rules):
    program = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
    port, work = free_port(), folder / "nginx"
    work.mkdir()
    user = "user root;" if os.getuid() == 0 else ""
    paths = " ".join(f"{name}_temp_path {work}/{name};" for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
    (work / "nginx.conf").write_text(
        f"{user} daemon off; pid {work}/pid; error_log {work}/log;\nevents {{}}\n"
        f"http {{ access_log off; {paths}\n server {{ listen 127.0.0.1:{port}; root {site}; include {rules}/nginx/kerncijfer.conf; }} }}\n"
    )
    command = [program, "-p", str(work), "-c", str(work / "nginx.conf"), "-e", str(work / "log")]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True)
    if tested.returncode or "warn" in tested.stderr:
        raise SystemExit(f"nginx -t:\n{tested.stderr}")
    server = subprocess.Popen(command)
    wait_for(port, server, work / "log")
    return server, port


def start_apache(folder, site, rules):
    program = shutil.which("apache2", path=os.environ["PATH"] + ":/usr/sbin")
    port, work = free_port(), folder / "apache"
    work.mkdir()
    modules = Path("/usr/lib/apache2/modules")
    names = ["mpm_event", "authz_core", "alias", "dir", "headers", "mime", "negotiation", "autoindex"]
    loaded = "".join(f"LoadModule {name}_module {modules}/mod_{name}.so\n" for name in names)
    (work / "mime.types").write_text("")
    user = "User www-data\nGroup www-data\n" if os.getuid() == 0 else ""
    (work / "apache.conf").write_text(
        f"{loaded}{user}ServerName localhost\nServerRoot {work}\nPidFile {work}/pid\nErrorLog {work}/log\nTypesConfig {work}/mime.types\nListen 127.0.0.1:{port}\n"
        f'DocumentRoot "{site}"\n<Directory "{site}">\nAllowOverride FileInfo Indexes Options=Indexes,MultiViews\nRequire all granted\n</Directory>\n'
    )
    shutil.copy(rules / "apache" / ".htaccess", site / ".htaccess")
    server = subprocess.Popen([program, "-f", str(work / "apache.conf"), "-DFOREGROUND"], env={**os.environ, "APACHE_RUN_DIR": str(work)})
    wait_for(port, server, work / "log")
    return server, port


def ask(port, path):
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    headers = {}
    for name, value in answer.getheaders():
        headers.setdefault(name.lower(), []).append(value)
    connection.close()
    return answer.status, headers, body


def look(name, port, site, redirects, year):
    """Asks for every file, and for what is not there."""
    one = lambda headers, key: ", ".join(headers.get(key, [])) or None
    missing = (site / "404.html").read_bytes()

    def safe(where, headers, is_drawing=False, is_search=False):
        for key, value in HEADERS.items():
            expect(where, key, value, one(headers, key))
        policies = headers.get("content-security-policy", [])
        expect(where, "the number of policies", 1, len(policies))
        wanted = ["default-src 'none'", "style-src 'unsafe-inline'"] if is_drawing else POLICY
        if is_search:
            wanted = [part + " 'wasm-unsafe-eval'" if part.startswith("script-src") else part for part in POLICY]
        expect(where, "whether WebAssembly may run", is_search, "wasm" in "".join(policies))
        for part in wanted:
            expect(where, f"the policy with {part}", True, part in "".join(policies).split("; "))

    ends, searched = set(), []
    for path in sorted(site.rglob("*")):
        if not path.is_file() or path.name in (".htaccess", ".kerncijfer"):
            continue
        address = "/" + path.relative_to(site).as_posix()
        end = path.suffix
        ends.add(end)
        asked_for = address.removesuffix("index.html") if path.name == "index.html" else address
        where = f"{name} {asked_for}"
        status, headers, body = ask(port, asked_for)
        expect(where, "the status", 200, status)
        expect(where, "the media type", TYPES.get(end), one(headers, "content-type"))
        expect(where, "the body", path.read_bytes(), body) if body != path.read_bytes() else None
        expect(where, "what may be kept", FOREVER if re.match(rf"/{year}/v\d+/", address) else "no-cache", one(headers, "cache-control"))
        is_search = address.endswith("/zoeken/index.html")
        safe(where, headers, end == ".svg", is_search)
        if is_search:
            searched.append(address)
            safe(where + "?q=", ask(port, asked_for + "?q=bomen")[1], is_search=True)
            safe(where + " by its name", ask(port, address)[1], is_search=True)
    expect(name, "the pages to search", [f"/{year}/v1/zoeken/index.html", f"/{year}/zoeken/index.html"], searched)
    for end in [".html", ".css", ".csv", ".json", ".svg", ".zip", ".ods", ".ttl", ".pf_index", ""]:
        expect(name, f"a file that ends in {end!r}", True, end in ends)
    for start, to, location in redirects:
        ways = [f"/{start}"] + ([f"/{start[:-1]}", f"/{start}index.html"] if start.endswith("/") else [])
        for way in ways:
            status, headers, body = ask(port, way)
            where = f"{name} {way}"
            expect(where, "the status", 301 if to else 410, status)
            led = one(headers, "location")
            # Apache makes a path whole.
            led = led and re.sub(rf"^http://(localhost|127\.0\.0\.1)(:{port})?(?=/)", "", led)
            expect(where, "where it leads", location, led)
            if not to:
                expect(where, "the page of what is gone", missing, body)
            safe(where, headers)
        beyond = f"/{start.rstrip('/')}x"
        expect(f"{name} {beyond}", "the status", 404, ask(port, beyond)[0])
    for nothing in ["/is/er/niet/", f"/{year}/v1/is-er-niet", "/is-er-niet.csv"]:
        status, headers, body = ask(port, nothing)
        where = f"{name} {nothing}"
        expect(where, "the status", 404, status)
        expect(where, "the page of what is missing", missing, body)
        expect(where, "what may be kept", False, FOREVER in (one(headers, "cache-control") or ""))
        safe(where, headers)
    # A folder without page is not listed; one without its last slash gets it.
    status, _, body = ask(port, f"/{year}/data")
    expect(f"{name} /{year}/data", "the status", 301, status)
    bare = next(path for path in sorted(site.rglob("*")) if path.is_dir() and not (path / "index.html").exists())
    status, _, body = ask(port, f"/{bare.relative_to(site).as_posix()}/")
    expect(f"{name} {bare.name}/", "a folder without page", True, status in (403, 404) and b"Index of" not in body)


def netlify(rules, redirects, year):
    lines = [line for line in (rules / "netlify" / "_redirects").read_text().splitlines() if line and not line.startswith("#")]
    known = {}
    for line in lines:
        parts = line.split(" ")
        expect(f"_redirects {line}", "the number of parts", 3, len(parts))
        known[parts[0]] = (parts[1], parts[2])
    for start, to, location in redirects:
        for way in [f"/{start}"] + ([f"/{start[:-1]}"] if start.endswith("/") else []):
            expect(f"_redirects {way}", "the rule", (location, "301!") if to else ("/404.html", "404!"), known.get(way))
    blocks, current = {}, None
    for line in (rules / "netlify" / "_headers").read_text().splitlines():
        if line.startswith("/"):
            expect(f"_headers {line}", "a star only at its end", len(line) - 1, line.find("*"))
            current = blocks.setdefault(line, {})
        elif line.startswith("  "):
            key, value = line.strip().split(": ", 1)
            current[key.lower()] = value
    for key, value in HEADERS.items():
        expect("_headers /*", key, value, blocks.get("/*", {}).get(key))
    expect("_headers", "what may be kept", {"cache-control": FOREVER}, blocks.get(f"/{year}/v1/*"))
    # The rules of all paths that match are joined: a header in two of them would be said twice.
    twice = set(blocks["/*"]) & set(blocks[f"/{year}/v1/*"])
    expect("_headers", "what is said twice", set(), twice)


def main():
    program = str(Path(sys.argv[1]).resolve())
    hosts = sys.argv[2:] or ["nginx", "apache", "netlify"]
    folder = Path(tempfile.mkdtemp(prefix="kerncijfer-hosting-"))
    folder.chmod(0o755)
    try:
        site, redirects, rules, year = project(program, folder)
        for host in hosts:
            if host == "netlify":
                netlify(rules, redirects, year)
                continue
            server, port = {"nginx": start_nginx, "apache": start_apache}[host](folder, site, rules)
            try:
                look(host, port, site, redirects, year)
            finally:
                server.send_signal(signal.SIGTERM)
                server.wait(10)
    finally:
        shutil.rmtree(folder)
    for fault in faults[:40]:
        print(fault)
    print(f"hosting: {len(hosts)} hosts, {asked} answers held against what they must be, {len(faults)} faults")
    sys.exit(1 if faults or not asked else 0)


main()
