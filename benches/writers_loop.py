#!/usr/bin/env python3
"""How long a writer waits: from a save to the new page, served, beyond the silence of 120 ms that the preview waits for.

    cargo build --release
    cargo bench --bench corpus -- kerncijfer FOLDER 1000     a publication of 1,000 chapters and 75 datasets
    benches/writers_loop.py [--program PATH] [--edits N] [PROJECT]     this publication, or that in PROJECT

It copies the project, starts `kerncijfer serve` on the copy, and edits a sentence, a cell and a template, each N times, by the rename that editors
save with. With `--minutes N` it edits once a second for so long instead, each time another of the three, looks whether every edit arrives, and tells the
memory of the program as it goes. As a browser does it listens to the stream of builds, and asks for the page when one is told, until it holds the edit; for a cell also for the
page and the CSV of its dataset. The last line that the program printed tells how long the whole site took. Needs nothing but Python.
"""
import argparse
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

SILENCE = 0.120


def save(path, text):
    """As editors do: a new file that takes the place of the old one."""
    with open(path + '.neu~', 'w', encoding='utf-8', newline='\n') as file:
        file.write(text)
    os.replace(path + '.neu~', path)


class Server:
    def __init__(self, program, project):
        self.process = subprocess.Popen([program, 'serve', '--port', '0', '--project', project], stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        self.lines = []
        self.port = None
        threading.Thread(target=self.read, daemon=True).start()
        while self.port is None:
            time.sleep(0.01)
            if self.process.poll() is not None:
                sys.exit('\n'.join(self.lines))

    def read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            found = re.search(r'http://[^:/]+:(\d+)', line)
            if found:
                self.port = int(found[1])

    def get(self, connection, path):
        connection.request('GET', '/' + path)
        return connection.getresponse().read().decode('utf-8', 'replace')

    def listen(self):
        """Opens the stream of builds, as a browser does."""
        self.stream = http.client.HTTPConnection('127.0.0.1', self.port, timeout=60)
        self.stream.request('GET', '/.kerncijfer/events')
        self.told = self.stream.getresponse()

    def build(self):
        """Waits until a build is told."""
        while not self.told.readline().startswith(b'event: build'):
            pass

    def wait(self, paths, marker, start):
        """Seconds until each path holds the marker; looks when a build is told."""
        connection = http.client.HTTPConnection('127.0.0.1', self.port)
        for path in paths:
            while marker not in self.get(connection, path):
                if time.perf_counter() - start > 60:
                    sys.exit(f'{path} never held {marker}: {self.lines[-5:]}')
                self.build()
        return time.perf_counter() - start

    def memory(self):
        with open(f'/proc/{self.process.pid}/status', encoding='ascii') as status:
            return int(re.search(r'VmRSS:\s+(\d+)', status.read())[1]) // 1024


class Edited:
    """A file that is edited: what of it, and the pages that show it."""
    def __init__(self, what, path, text, pages, column):
        self.what, self.path, self.text, self.pages, self.column = what, path, text, pages, column

    def edit(self, number):
        """The text with an edit in it, and what shows on its pages but the last, and on the last."""
        if self.what == 'cell':
            lines = self.text.rstrip('\n').split('\n')
            cells = lines[-1].split(',')
            cells[self.column] = str(7001 + number)
            shown = f'{7001 + number:,}'.replace(',', '.')
            return '\n'.join(lines[:-1] + [','.join(cells)]) + '\n', shown, str(7001 + number)
        marker = f'q{number}z'
        if self.what == 'sentence':
            return self.text + f'\nEen zin erbij {marker}.\n', marker, marker
        block = '{% endblock %}'
        text = self.text.replace(block, f'<!-- {marker} -->{block}', 1) if block in self.text else self.text + marker
        return text, marker, marker

    def apply(self, server, number):
        """Saves an edit, and returns the seconds until all its pages show it."""
        text, shown, last = self.edit(number)
        start = time.perf_counter()
        save(self.path, text)
        server.wait(self.pages[:-1], shown, start)
        return server.wait(self.pages[-1:], last, start)


def measure(server, edited, edits, pause, rest):
    times = []
    for number in range(edits):
        times.append((edited.apply(server, number) - SILENCE) * 1000)
        time.sleep(pause)
    save(edited.path, edited.text)
    time.sleep(rest)
    print(f'  {edited.what:9} median {statistics.median(times):6.1f} ms, longest {max(times):6.1f} ms; {server.memory()} MiB; {server.lines[-1]}')


def soak(server, files, minutes):
    begun, number = time.time(), 0
    for minute in range(minutes):
        times = []
        while time.time() < begun + 60 * (minute + 1):
            edited = files[number % len(files)]
            # Numbers of four digits: a cell must show the edit, not its own past.
            times.append((edited.apply(server, number % 2000) - SILENCE) * 1000)
            number += 1
            time.sleep(max(0, begun + number - time.time()))
        print(f'  minute {minute + 1:3}: {number} edits, all served; median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms; '
              f'{server.memory()} MiB', flush=True)


def main():
    parser = argparse.ArgumentParser()
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument('project', nargs='?', default=here)
    parser.add_argument('--program', default=os.path.join(here, 'target/release/kerncijfer'))
    parser.add_argument('--edits', type=int, default=50)
    parser.add_argument('--pause', type=float, default=1.0, help='seconds between an edit that is served and the next one')
    parser.add_argument('--minutes', type=int, help='edit once a second for so long')
    args = parser.parse_args()
    own = os.path.exists(os.path.join(args.project, 'content/2023'))
    chapter, page, csv, template = (
        ('content/2023/01-personeel.md', '2023/personeel/', 'data/2023/binnenwerk.csv', 'themes/basis/templates/chapter.html') if own else
        ('content/2025/h00500.md', '2025/h00500/', 'data/2025/t50.csv', 'themes/basis/templates/chapter.html'))
    with tempfile.TemporaryDirectory() as folder:
        project = os.path.join(folder, 'project')
        os.mkdir(project)
        for name in ['site.toml', 'content', 'data', 'themes']:
            source = os.path.join(args.project, name)
            shutil.copytree(source, os.path.join(project, name)) if os.path.isdir(source) else shutil.copy(source, project)
        server = Server(args.program, project)
        name = os.path.splitext(os.path.basename(csv))[0]
        edition = csv.split('/')[1]
        of_dataset = [f'{edition}/data/{name}/', f'{edition}/data/{name}/{name}.csv']
        server.listen()
        first = server.wait([page], '</html>', time.perf_counter())
        time.sleep(3)
        print(f'{project if own else args.project}: first page after {first * 1000:.0f} ms, {server.memory()} MiB')
        kinds = [('sentence', chapter, [page]), ('cell', csv, of_dataset if own else [page] + of_dataset), ('template', template, [page])]
        files = {}
        for what, path, pages in kinds:
            with open(os.path.join(project, path), encoding='utf-8') as file:
                files[what] = Edited(what, os.path.join(project, path), file.read(), pages, 1 if own else -1)
        if args.minutes:
            soak(server, list(files.values()), args.minutes)
        else:
            for edited in files.values():
                measure(server, edited, args.edits, args.pause, 1 if own else 8)
        server.process.terminate()


if __name__ == '__main__':
    main()
