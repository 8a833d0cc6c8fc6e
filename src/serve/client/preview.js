// What a writer gets beside the page in `kerncijfer serve`: the page follows the sources, a notice lists the
// mistakes, a margin shows remarks beside their sentences, and a panel shows figures, datasets and language.
//
// The server puts this script into every page that it serves; the built site never holds it. It adds one element
// to the body, `#kerncijfer-preview`, and changes nothing inside `main`: marks are highlights of the browser, places
// come from ranges. (Links to drafts get an attribute, `data-kerncijfer-draft`.) All text from the server is set as
// text, never as HTML. Nothing that fails here may reach the page: listeners and promises are guarded.
'use strict';
(() => {
  const script = document.currentScript;
  if (!script || document.getElementById('kerncijfer-preview')) return;

  // The page, and what is remembered ---------------------------------------------------------------------------

  const root = document.documentElement;
  const { path = '', version: shown = '', base = '', mount = '/', build: built = '' } = script.dataset;
  const main = () => document.querySelector('main, [role="main"]');
  const text = (value) => (typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value));
  const list = (value) => (Array.isArray(value) ? value.filter((each) => each !== null && each !== undefined) : []);
  const wide = matchMedia('(min-width: 80em)');
  const forced = matchMedia('(forced-colors: active)');

  const stored = (area, key) => { try { return window[area].getItem(key); } catch { return null; } };
  const store = (area, key, value) => { try { window[area].setItem(key, value); } catch { /* private mode, or full */ } };
  // For this tab, over reloads: which panel is open, which mistakes were told, where the reader was.
  const memory = (() => { try { return Object(JSON.parse(stored('sessionStorage', 'kerncijfer-preview')) ?? {}); } catch { return {}; } })();
  const keep = (changes) => { Object.assign(memory, changes); store('sessionStorage', 'kerncijfer-preview', JSON.stringify(memory)); };

  const guard = (work) => (...given) => { try { return work(...given); } catch (error) { console.warn('kerncijfer', error); return undefined; } };
  const listen = (target, type, work, options) => target.addEventListener(type, guard(work), options);
  const later = (work, wait) => setTimeout(guard(work), wait);

  // Words ------------------------------------------------------------------------------------------------------

  const count = (one, many) => (number) => `${number} ${number === 1 ? one : many}`;
  const WORDS = {
    nl: {
      preview: 'Voorvertoning', panel: 'Schrijfpaneel', close: 'Sluiten', loading: 'Laden…', draft: 'concept', lost: 'Geen verbinding met kerncijfer serve',
      busy: 'Bezig met vernieuwen…', good: 'Alles klopt weer', gone: 'Deze pagina bestaat niet meer.', front: 'Naar de voorpagina', stuck: 'Deze pagina vernieuwt niet vanzelf.', reload: 'Opnieuw laden',
      errors: count('fout', 'fouten'), last: 'u ziet de laatste goede versie', none: 'er is nog geen goede versie', mistakes: 'Fouten', here: 'Op deze pagina',
      warnings: count('waarschuwing', 'waarschuwingen'), more: (n) => `En nog ${n}.`, line: 'regel', cause: 'Oorzaak', help: 'Oplossing',
      open: 'Open', opened: 'Geopend in de editor', closed: 'De editor ging niet open', copyPlace: 'Kopieer plaats', copy: 'Kopieer', copied: 'Gekopieerd', uncopied: 'Kopiëren is niet gelukt',
      remarks: 'Opmerkingen', inMargin: 'Opmerkingen in de kantlijn', remark: 'Opmerking', show: 'Toon op de pagina', instead: 'Liever', noRemarks: 'Er zijn geen opmerkingen bij deze pagina.',
      kinds: { language: 'taal', number: 'cijfers', accessibility: 'toegankelijkheid' }, levels: { error: 'fout', warning: 'waarschuwing', info: 'tip' },
      tabs: { figure: 'Cijfer', datasets: 'Datasets', language: 'Taal', page: 'Pagina' },
      choose: 'Kies een cijfer in de lijst, of ga naar een cijfer op de pagina.', noFigures: 'Op deze pagina staan geen berekende cijfers.', figures: 'Cijfers op deze pagina', twice: 'Klik nog eens op het cijfer om de link te volgen.',
      formula: 'Formule', exact: 'Precieze waarde', unit: 'Eenheid', pin: 'Vastgezet', pins: { none: 'Nee', holds: 'Ja, klopt', differs: 'Ja, maar wijkt af' }, names: 'Naam', cells: 'Cellen', sources: 'Datasets',
      search: 'Zoek in naam, titel, maten en waarden', found: count('dataset', 'datasets'), unfound: 'Niets gevonden.', all: (n) => `Toon alle ${n}`, formulas: count('formule meer', 'formules meer'), values: 'Maten en waarden', measures: 'Maten', dataPage: 'Pagina van deze dataset', edition: 'editie',
      backticks: 'Zet een formule in de tekst tussen accenten: `= …`.',
      budget: 'Hoe leesbaar is de tekst?', measure: 'Maat', now: 'Nu', limit: 'Grens', verdict: 'Oordeel', fits: 'goed', over: 'te veel', noBudget: 'Voor deze pagina is er geen taalmeting.',
      source: 'Bronbestand', noSource: 'Deze pagina is gemaakt uit de gegevens; zij heeft geen eigen bronbestand.', address: 'Adres', state: 'Stand', isDraft: 'Concept: komt niet in de gepubliceerde site', isPage: 'Komt in de gepubliceerde site', drafts: 'Concepten', keys: 'Toetsen', keysText: 'Alt + Shift + K opent het schrijfpaneel of brengt u erheen. Esc sluit het.',
    },
    en: {
      preview: 'Preview', panel: 'Writing panel', close: 'Close', loading: 'Loading…', draft: 'draft', lost: 'No connection with kerncijfer serve',
      busy: 'Updating…', good: 'All is well again', gone: 'This page is no longer there.', front: 'To the front page', stuck: 'This page does not update by itself.', reload: 'Load again',
      errors: count('mistake', 'mistakes'), last: 'you see the last good version', none: 'there is no good version yet', mistakes: 'Mistakes', here: 'On this page',
      warnings: count('warning', 'warnings'), more: (n) => `And ${n} more.`, line: 'line', cause: 'Cause', help: 'Way out',
      open: 'Open', opened: 'Opened in the editor', closed: 'The editor did not open', copyPlace: 'Copy place', copy: 'Copy', copied: 'Copied', uncopied: 'Copying failed',
      remarks: 'Remarks', inMargin: 'Remarks in the margin', remark: 'Remark', show: 'Show on the page', instead: 'Rather', noRemarks: 'There are no remarks on this page.',
      kinds: { language: 'language', number: 'figures', accessibility: 'accessibility' }, levels: { error: 'mistake', warning: 'warning', info: 'tip' },
      tabs: { figure: 'Figure', datasets: 'Datasets', language: 'Language', page: 'Page' },
      choose: 'Choose a figure in the list, or go to a figure on the page.', noFigures: 'This page has no computed figures.', figures: 'Figures on this page', twice: 'Click the figure once more to follow its link.',
      formula: 'Formula', exact: 'Exact value', unit: 'Unit', pin: 'Pinned', pins: { none: 'No', holds: 'Yes, it holds', differs: 'Yes, but it differs' }, names: 'Name', cells: 'Cells', sources: 'Datasets',
      search: 'Search names, titles, measures and values', found: count('dataset', 'datasets'), unfound: 'Nothing found.', all: (n) => `Show all ${n}`, formulas: count('more formula', 'more formulas'), values: 'Measures and values', measures: 'Measures', dataPage: 'Page of this dataset', edition: 'edition',
      backticks: 'Put a formula in the text between backticks: `= …`.',
      budget: 'How readable is the text?', measure: 'Measure', now: 'Now', limit: 'Limit', verdict: 'Verdict', fits: 'good', over: 'too much', noBudget: 'The language of this page is not measured.',
      source: 'Source file', noSource: 'This page is made from the data; it has no source file of its own.', address: 'Address', state: 'State', isDraft: 'Draft: not in the published site', isPage: 'In the published site', drafts: 'Drafts', keys: 'Keys', keysText: 'Alt + Shift + K opens the writing panel or takes you there. Esc closes it.',
    },
  };
  let language = script.dataset.language === 'en' ? 'en' : 'nl';
  let words = WORDS[language];

  // Elements, links, copying, the editor -----------------------------------------------------------------------

  const PREFIXED = ['id', 'for', 'aria-labelledby', 'aria-controls'];
  /** An element; ids and classes get the prefix `kerncijfer-`, `onclick` and the like are listeners. */
  const make = (tag, options = {}, ...inside) => {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(options)) {
      if (value === undefined || value === null || value === false) continue;
      if (typeof value === 'function') listen(node, key.slice(2), value);
      else if (key === 'look') node.className = value.split(' ').filter(Boolean).map((each) => `kerncijfer-${each}`).join(' ');
      else node.setAttribute(key, value === true ? '' : PREFIXED.includes(key) ? `kerncijfer-${value}` : value);
    }
    node.append(...inside.flat().filter((each) => each !== null && each !== undefined && each !== false && each !== ''));
    return node;
  };
  const button = (label, onclick, options = {}) => make('button', { type: 'button', look: 'button', onclick, ...options }, label);
  const link = (href, label, options = {}) => {
    let url = null;
    try { url = new URL(text(href), location.href); } catch { /* not an address: plain text */ }
    if (!url || !href || /^(javascript|data|vbscript|blob|about):$/.test(url.protocol)) return make('span', {}, label);
    return make('a', { look: 'link', href: url.href, ...options }, label);
  };
  const facts = (...pairs) => make('dl', { look: 'facts' }, pairs.filter(([, value]) => value).map(([term, value]) => make('div', {}, make('dt', {}, term), make('dd', {}, value))));
  const titled = (level, title, ...rest) => [make(level, {}, title), ...rest];
  const items = (all, draw, look) => make('ul', { look: look ?? 'list' }, all.map((each, at) => make('li', {}, draw(each, at))));

  /** A message; what stands between backticks in it was written by the author, and shows as code. */
  const message = (value) => text(value).split(/`([^`]+)`/).map((part, at) => (at % 2 ? make('code', {}, part) : part));

  const copy = async (value) => {
    let done = false;
    try { await navigator.clipboard.writeText(value); done = true; } catch {
      const back = document.activeElement;
      const field = make('textarea', { readonly: true, 'aria-hidden': 'true', look: 'hidden' });
      field.value = value;
      host.append(field);
      field.select();
      try { done = document.execCommand('copy'); } catch { /* told below */ }
      field.remove();
      back?.focus?.({ preventScroll: true });
    }
    say(done ? `${words.copied}: ${value}` : words.uncopied, true);
  };
  const copier = (value, label = words.copy) => button(label, () => copy(value), { 'aria-label': `${label} ${value}`, 'data-copy': value });

  const placeOf = ({ file, line }) => `${text(file)}${line ? `, ${words.line} ${line}` : ''}`;
  /** The control that opens the editor at a place, as far as the system can. */
  const opener = (item) => {
    const open = Object(item?.open);
    if (!item?.file) return null;
    const label = `${words.open} ${placeOf(item)}`;
    if (open.kind === 'link') return link(open.href, label, { 'data-open': 'link' });
    if (open.kind === 'command' && text(open.href).startsWith('/.kerncijfer/open?')) {
      return button(label, () => fetch(open.href, { headers: { 'X-Kerncijfer': 'open' }, cache: 'no-store' }).then(({ ok }) => ok, () => false)
        .then((ok) => say(ok ? words.opened : words.closed, true)), { look: 'link', 'data-open': 'command' });
    }
    const place = [item.file, item.line, item.line && item.column].filter(Boolean).join(':');
    return make('span', { look: 'place', 'data-open': 'none' }, placeOf(item), ' ', copier(place, words.copyPlace));
  };

  // The frame: bar, notice, panel, margin ----------------------------------------------------------------------

  const host = make('div', { id: 'preview', 'data-connection': 'waiting' });
  const draftNote = document.querySelector('p.kerncijfer-draft');
  let state = null;
  let status, line, dock, bar, notice, panel, margin, panelButton, marginButton;

  function frame() {
    host.lang = language;
    status = make('div', { id: 'status', role: 'status', look: 'hidden' });
    line = make('p', { id: 'line', hidden: true });
    panelButton = button(words.panel, () => (memory.panel ? closePanel() : openPanel(true)), { id: 'panel-button', 'aria-expanded': String(Boolean(memory.panel)), 'aria-controls': 'panel', 'aria-keyshortcuts': 'Alt+Shift+K', title: 'Alt + Shift + K' });
    marginButton = button(words.remarks, toggleMargin, { id: 'margin-button', look: 'button switch', 'aria-pressed': String(marginOn()) });
    notice = make('section', { id: 'notice', 'aria-label': words.mistakes, hidden: true });
    bar = make('section', { id: 'bar', 'aria-label': words.preview }, draftNote, line, make('div', { look: 'buttons' }, marginButton, panelButton));
    dock = make('div', { id: 'dock' }, bar, notice);
    panel = panelFrame();
    margin = make('section', { id: 'margin', 'aria-label': words.inMargin, hidden: true });
    host.replaceChildren(dock, panel, margin, status);
    sizes.disconnect();
    [dock, panel].forEach((each) => sizes.observe(each));
  }

  const quiet = new Map(); // the short lines of the bar; the first of these kinds that is there shows
  const LINES = ['lost', 'gone', 'stuck', 'busy', 'good'];
  const tell = (kind, ...inside) => {
    if (inside.length) quiet.set(kind, inside); else quiet.delete(kind);
    const first = LINES.find((each) => quiet.has(each));
    line.hidden = !first;
    line.dataset.kind = first ?? '';
    line.replaceChildren(...(quiet.get(first) ?? []));
  };

  let hushed = 0;
  /** Announces politely, and shows it for a while when `visible`. */
  const say = (what, visible) => {
    clearTimeout(hushed);
    status.textContent = '';
    status.classList.toggle('kerncijfer-hidden', !visible);
    later(() => { status.textContent = what; }, 60);
    hushed = later(() => { status.textContent = ''; status.classList.add('kerncijfer-hidden'); }, 6000);
  };

  // The page makes room for what is fixed: it can be scrolled free of it, and focus never hides behind it (WCAG 2.4.11).
  const cover = () => {
    const sheet = memory.panel && !wide.matches;
    root.style.setProperty('--kerncijfer-dock', `${dock.offsetHeight}px`);
    root.style.setProperty('--kerncijfer-bottom', `${dock.offsetHeight + (sheet ? panel.offsetHeight : 0)}px`);
    root.style.setProperty('--kerncijfer-right', memory.panel && wide.matches ? `${panel.offsetWidth}px` : '0px');
    arrange();
  };
  const sizes = new ResizeObserver(guard(() => cover()));
  const uncover = (target) => {
    notice.classList.remove('kerncijfer-ducked');
    if (host.contains(target) || target === main() || !target.matches(':focus-visible')) return;
    const free = () => innerHeight - dock.offsetHeight - (memory.panel && !wide.matches ? panel.offsetHeight : 0);
    const over = () => target.getBoundingClientRect().bottom + 6 - free();
    if (over() <= 0 || target.getBoundingClientRect().height > free()) return;
    for (let box = target.parentElement; box && over() > 0; box = box.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(box).overflowY)) box.scrollBy({ top: over(), behavior: 'instant' });
    }
    if (over() > 0) scrollBy({ top: over(), behavior: 'instant' });
    // What does not move when the page scrolls: then the notice makes way, until the focus is elsewhere.
    if (over() > 0) notice.classList.add('kerncijfer-ducked');
  };

  // Live: the stream of builds, shared between tabs ------------------------------------------------------------

  // A browser gives a host six streams in all. Only a tab that can be seen listens, and of those only the holder of the
  // lock; it passes on what it hears. A hidden tab looks again when it is seen.
  const channel = 'BroadcastChannel' in window ? guard(() => new BroadcastChannel('kerncijfer-preview'))() : null;
  let stream = null, again = 0, asked = null, leave = null, losing = 0;

  const heard = (news) => {
    if (news.busy !== undefined) { if (news.busy) tell('busy', words.busy); else tell('busy'); }
    if (news.build !== undefined) check();
  };
  const pass = (news) => { heard(news); try { channel?.postMessage(news); } catch { /* the others look when they are seen */ } };

  function connect() {
    disconnect();
    if (document.hidden) return;
    try { stream = new EventSource('/.kerncijfer/events'); } catch { again = later(connect, 3000); return; }
    const read = (event) => { try { return Object(JSON.parse(event.data)); } catch { return {}; } };
    listen(stream, 'open', () => { host.dataset.stream = 'own'; connected(); });
    listen(stream, 'build', (event) => pass({ build: read(event).build ?? 0 }));
    listen(stream, 'busy', (event) => pass({ busy: read(event).busy !== false }));
    listen(stream, 'error', () => {
      disconnect();
      pass({ build: 0 }); // every tab looks for itself whether the server is there
      again = later(connect, 1500);
    });
  }
  function disconnect() { clearTimeout(again); stream?.close(); stream = null; delete host.dataset.stream; }

  function follow() {
    if (document.hidden || asked) return;
    if (!channel || !navigator.locks) { asked = new AbortController(); connect(); return; }
    const mine = asked = new AbortController();
    navigator.locks.request('kerncijfer-preview', { signal: mine.signal }, () => new Promise((done) => {
      if (mine.signal.aborted) { done(); return; }
      leave = done;
      guard(connect)();
    })).catch(() => {});
  }
  function unfollow() { asked?.abort(); asked = null; disconnect(); leave?.(); leave = null; }

  function connected() {
    clearTimeout(losing);
    losing = 0;
    host.dataset.connection = 'open';
    tell('lost');
  }
  function missed() {
    if (losing || document.hidden) return;
    losing = later(() => { host.dataset.connection = 'lost'; tell('lost', words.lost); tell('busy'); say(words.lost); }, 2000);
  }

  /** Asks one thing of the server; null when it gives no answer. */
  async function ask(what) {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), 20000);
    try {
      const answer = await fetch(`/.kerncijfer/${what}?path=${encodeURIComponent(path)}`, { cache: 'no-store', signal: stop.signal });
      connected();
      return answer.ok ? Object(await answer.json()) : null;
    } catch { missed(); return null; } finally { clearTimeout(late); }
  }

  let checking = false, due = false, retry = 0;
  async function check() {
    due = true;
    if (checking || document.hidden || leaving) return;
    checking = true;
    clearTimeout(retry);
    while (due && !document.hidden) {
      due = false;
      const answer = await ask('page');
      if (answer) guard(take)(answer); else retry = later(check, 2000);
    }
    checking = false;
  }

  function take(next) {
    const before = state;
    state = next;
    if (next.language && WORDS[next.language] && next.language !== language) { language = next.language; words = WORDS[language]; frame(); showPanel(); }
    host.dataset.build = text(next.build);
    tell('busy');
    if (renew()) return;
    if (!before || before.build !== next.build) answers.figures = answers.datasets = null;
    restyle(before);
    markDrafts();
    showNotice();
    showRemarks();
    fillPanel();
  }

  // Renewing: the page is loaded again, and the reader stays where they were -----------------------------------

  let leaving = false, typed = 0;
  /** Loads the page again when the server has another version; true while that happens. */
  function renew() {
    const version = state.version ?? null;
    const served = performance.getEntriesByType('navigation')[0]?.responseStatus;
    if (version === null) {
      // Where the answer was 404 or 503 the page itself says so.
      if (memory.had === path || served === 200) tell('gone', words.gone, ' ', link(mount, words.front));
      return false;
    }
    tell('gone');
    if (version === shown) { keep({ had: path, tries: null }); tell('stuck'); return false; }
    const tries = memory.tries?.version === version ? memory.tries.count : 0;
    if (tries > 1) { tell('stuck', words.stuck, ' ', button(words.reload, () => location.reload())); return false; }
    const wait = 800 - (Date.now() - typed); // not between two letters of a search
    if (wait > 0) { later(check, wait); return true; }
    leaving = true;
    keep({ had: path, tries: { version, count: tries + 1 }, view: view() });
    try { history.scrollRestoration = 'manual'; } catch { /* then the browser's own place */ }
    location.reload();
    later(() => { leaving = false; }, 10000);
    return true;
  }

  const drawn = (element) => element.getClientRects().length > 0;
  const floating = (element) => { for (let e = element; e && e !== document.body; e = e.parentElement) if (/sticky|fixed/.test(getComputedStyle(e).position)) return true; return false; };
  /** Every details of a part by its summary, numbered where several have the same. */
  const folds = (part) => {
    const seen = new Map();
    return [...part.querySelectorAll('details')].filter((each) => part !== document || !host.contains(each)).map((each) => {
      const name = each.querySelector('summary')?.textContent.trim() ?? '';
      seen.set(name, (seen.get(name) ?? 0) + 1);
      return [`${name} ${seen.get(name)}`, each];
    });
  };
  const opened = (part) => folds(part).map(([name, each]) => [name, each.open]);
  const reopen = (part, was) => { const known = new Map(was); folds(part).forEach(([name, each]) => { if (known.has(name)) each.open = known.get(name); }); };
  const traits = (each) => [each.localName, each.getAttribute('href'), each.getAttribute('aria-label'), each.textContent.trim().slice(0, 80)].join('|');
  const twins = (tag, like) => [...document.querySelectorAll(tag)].filter((each) => traits(each) === like && drawn(each));

  /** What an element can be found by after it was made anew. */
  const likeness = (now) => {
    if (!now || now === document.body) return null;
    const like = traits(now);
    return { id: now.id, tag: now.localName, like, at: twins(now.localName, like).indexOf(now), panel: panel.contains(now) };
  };

  /** Where the reader is: the nearest named elements above the top of the window, the focus, what is open. */
  function view() {
    const anchors = [];
    const within = main() ?? document.body;
    const above = [...within.querySelectorAll('[id]')].filter((each) => !host.contains(each) && drawn(each)).map((each) => [each, each.getBoundingClientRect().top]).filter(([, top]) => top <= 1).sort((a, b) => b[1] - a[1]);
    for (const [each, top] of above) { if (anchors.length === 12) break; if (!floating(each)) anchors.push([each.id, top]); }
    const like = likeness(document.activeElement);
    return { path, at: Date.now(), y: scrollY, anchors, like, open: opened(document), panel: [opened(panel), shownView().scrollTop], notice: [opened(notice), notice.querySelector('.kerncijfer-scroll')?.scrollTop ?? 0] };
  }

  let earlier = null; // the view of before the page was loaded again
  let wanted = null; // the focus of before, until it is found or the reader does something
  function refocus() {
    if (!wanted) return;
    const { id, tag, like, at } = wanted;
    const found = id ? document.getElementById(id) : twins(tag, like)[at];
    if (found && drawn(found)) { found.focus({ preventScroll: true }); if (document.activeElement === found) wanted = null; }
    else if (wanted.panel && memory.panel && !panel.contains(document.activeElement)) selectedTab()?.focus({ preventScroll: true });
  }

  function restore(old) {
    reopen(document, old.open);
    const settle = () => {
      if (old.y < 1) return;
      const anchor = old.anchors.map(([id, top]) => [document.getElementById(id), top]).find(([each]) => each && drawn(each) && !floating(each));
      const top = anchor ? scrollY + anchor[0].getBoundingClientRect().top - anchor[1] : old.y;
      scrollTo({ top, behavior: 'instant' });
    };
    const stop = new AbortController();
    for (const type of ['wheel', 'touchstart', 'keydown', 'pointerdown']) listen(window, type, () => { stop.abort(); wanted = null; }, { signal: stop.signal, passive: true, capture: true });
    const steady = guard(() => { if (!stop.signal.aborted) settle(); });
    steady();
    document.fonts?.ready.then(steady, () => {});
    const end = () => { steady(); requestAnimationFrame(() => { steady(); try { history.scrollRestoration = 'auto'; } catch { /* stays */ } }); };
    if (document.readyState === 'complete') end(); else listen(window, 'load', end, { once: true });
    wanted = old.like;
    refocus();
    later(() => { wanted = null; }, 4000);
  }

  /** The path in the site of an address, `null` for one outside it. */
  function sitePath(href) {
    try {
      const url = new URL(href, location.href);
      const here = new URL(mount, location.href), there = base ? new URL(base) : here;
      const top = [here, there].find((each) => each.origin === url.origin && url.pathname.startsWith(each.pathname));
      if (!top) return null;
      const rest = decodeURIComponent(url.pathname.slice(top.pathname.length));
      return rest === '' || rest.endsWith('/') ? `${rest}index.html` : rest;
    } catch { return null; }
  }

  const pending = new Map(); // a style sheet, and the one that is to replace it
  /** Swaps style sheets that changed; the old one stays until the new one is there. */
  function restyle(before) {
    const styles = Object(state.styles), known = before ? Object(before.styles) : null;
    if (!known && text(state.build) === built) return;
    const changed = new Set(Object.keys(styles).filter((each) => !known || known[each] !== styles[each]));
    const imports = (sheet) => { try { return [...sheet.cssRules].some((rule) => rule.styleSheet && (changed.has(sitePath(rule.styleSheet.href)) || imports(rule.styleSheet))); } catch { return false; } };
    for (const old of document.querySelectorAll('link[rel~="stylesheet"][href]')) {
      const name = sitePath(old.href);
      if (!(name in styles) || [...pending.values()].includes(old) || !(changed.has(name) || (old.sheet && imports(old.sheet)))) continue;
      pending.get(old)?.remove();
      const fresh = old.cloneNode();
      const url = new URL(old.href);
      url.search = `?v=${encodeURIComponent(`${text(styles[name])}-${text(state.build)}`)}`;
      fresh.href = url.href;
      pending.set(old, fresh);
      listen(fresh, 'load', () => { pending.delete(old); old.remove(); cover(); });
      listen(fresh, 'error', () => { pending.delete(old); fresh.remove(); });
      old.after(fresh);
    }
  }

  // Notice: the mistakes ---------------------------------------------------------------------------------------

  let noticed = '';
  function showNotice() {
    const all = list(state.mistakes);
    const errors = all.filter((each) => each.severity !== 'warning');
    const signature = errors.map((each) => [each.code, each.file, each.headline, each.cause].join('|')).sort().join('\n');
    const first = state.version === null && !Object.keys(Object(state.styles)).length;
    const heading = `${words.errors(errors.length)}: ${first ? words.none : words.last}`;
    host.dataset.errors = errors.length;
    if (errors.length && signature !== memory.told) say(heading);
    if (!errors.length && memory.told) {
      say(words.good);
      tell('good', words.good);
      later(() => tell('good'), 8000);
    }
    if (errors.length) tell('good');
    keep({ told: signature });
    const drawing = JSON.stringify([language, heading, all]);
    if (drawing === noticed) return;
    noticed = drawing;
    notice.hidden = !errors.length;
    const warnings = all.filter((each) => each.severity === 'warning');
    const has = notice.contains(document.activeElement) && document.activeElement.id;
    notice.replaceChildren(
      make('h2', {}, make('button', { type: 'button', id: 'notice-button', 'aria-controls': 'notice-list', onclick: () => foldNotice(!memory.folded) }, heading)),
      make('div', { id: 'notice-list', look: 'scroll', tabindex: '0', role: 'group', 'aria-label': words.mistakes }, mistakeList(errors),
        warnings.length ? make('details', { id: 'warnings' }, make('summary', {}, words.warnings(warnings.length)), mistakeList(warnings)) : null));
    foldNotice(Boolean(memory.folded) || Boolean(memory.panel && !wide.matches));
    if (earlier?.notice) { const [folded, top] = earlier.notice; earlier.notice = null; reopen(notice, folded); notice.querySelector('.kerncijfer-scroll').scrollTop = top; }
    if (has) document.getElementById(has)?.focus({ preventScroll: true });
  }
  const mistakeList = (all) => {
    const sorted = [...all].sort((a, b) => Number(Boolean(b.here)) - Number(Boolean(a.here)));
    return [items(sorted.slice(0, 100), mistake, 'mistakes'), all.length > 100 ? make('p', {}, words.more(all.length - 100)) : null];
  };
  const mistake = (each) => make('div', { look: each.here ? 'mistake here' : 'mistake', 'data-code': text(each.code) },
    make('p', { look: 'headline' }, each.here ? [make('span', { look: 'tag' }, words.here), ' '] : null, make('strong', {}, message(each.headline)), ' ', make('span', { look: 'code' }, text(each.code))),
    excerpt(each),
    each.cause ? make('p', {}, make('span', { look: 'soft' }, `${words.cause}: `), message(each.cause)) : null,
    each.help ? make('p', {}, make('span', { look: 'soft' }, `${words.help}: `), message(each.help)) : null,
    make('p', {}, opener(each)));
  function excerpt({ excerpt: source, mark }) {
    const letters = [...text(source)];
    if (!letters.length) return null;
    const [from, to] = list(mark).length === 2 ? [Math.max(0, mark[0]), Math.min(letters.length, Math.max(mark[1], mark[0] + 1))] : [0, 0];
    const start = Math.max(0, from - 70), end = Math.min(letters.length, Math.max(to, from) + 90);
    const part = (a, b) => letters.slice(a, b).join('');
    return make('p', { look: 'excerpt' }, start ? '…' : '', part(start, from), to > from ? make('mark', {}, part(from, to)) : '', part(to, end), end < letters.length ? '…' : '');
  }
  function foldNotice(folded) {
    keep({ folded });
    const toggle = notice.querySelector('#kerncijfer-notice-button');
    if (!toggle) return;
    toggle.setAttribute('aria-expanded', String(!folded));
    notice.querySelector('#kerncijfer-notice-list').hidden = folded;
    if (!folded && memory.panel && !wide.matches) closePanel(false);
  }

  // Remarks: marks in the text, numbers in the margin ----------------------------------------------------------

  const LETTER = /[\p{L}\p{N}]/u;
  const marginOn = () => stored('localStorage', 'kerncijfer-margin') !== 'off';
  let remarks = []; // { remark, number, range } in the order of the page; without range when it is not found there
  let remarked = '', openRemark = null;

  /** The letters and digits of an element with the place of each. Spaces, signs and notes differ from the source, letters do not. A list of contents only repeats headings. */
  function lettersOf(element) {
    const nodes = [], node = [], place = [], letters = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (each) => (each.parentElement.closest('script, style, svg, sup, nav') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    while (walker.nextNode() && letters.length < 500000) {
      const { data } = walker.currentNode;
      nodes.push(walker.currentNode);
      for (let at = 0; at < data.length; at += 1) {
        if (!LETTER.test(data[at])) continue;
        letters.push(data[at].toLowerCase()[0]);
        node.push(nodes.length - 1);
        place.push(at);
      }
    }
    return { all: letters.join(''), nodes, node, place };
  }
  const plain = (value) => text(value).split('').filter((each) => LETTER.test(each)).map((each) => each.toLowerCase()[0]).join('');
  function rangeIn(page, from, length) {
    const range = document.createRange();
    const last = from + length - 1;
    const end = page.nodes[page.node[last]];
    range.setStart(page.nodes[page.node[from]], page.place[from]);
    range.setEnd(end, page.place[last] + (/[.!?]/.test(end.data[page.place[last] + 1] ?? '') ? 2 : 1));
    return range;
  }
  function find(page, remark, taken) {
    const sentence = plain(remark.sentence), quote = plain(remark.quote);
    let from = -1;
    if (sentence) {
      // The same sentence in other lines is another occurrence.
      const lines = taken.get(sentence) ?? taken.set(sentence, []).get(sentence);
      const at = `${remark.file}:${remark.line}`;
      if (!lines.includes(at)) lines.push(at);
      for (let turn = 0; turn <= lines.indexOf(at); turn += 1) { const next = page.all.indexOf(sentence, from + 1); if (next < 0) break; from = next; }
      if (from >= 0) return { from, range: rangeIn(page, from, sentence.length), word: word(page, quote, from, from + sentence.length)?.range };
    }
    return {};
  }
  /** A remark about one word stands at that word: written the same, and behind the remarks that come before it in the source. */
  function findWord(page, remark, placed) {
    const earliest = Math.max(0, ...placed.filter(({ from, remark: { file, line } }) => from >= 0 && file === remark.file && line < remark.line).map(({ from }) => from));
    const quote = plain(remark.quote), sought = text(remark.quote).trim();
    let range = null;
    for (const start of new Set([earliest, 0])) {
      for (let from = start; from < page.all.length;) {
        const hit = word(page, quote, from, page.all.length);
        if (!hit) break;
        range ??= hit.range;
        if (hit.range.toString().startsWith(sought)) return { range: hit.range, word: hit.range };
        from = hit.at + 1;
      }
      if (range) break;
    }
    return { range, word: range };
  }
  function word(page, quote, from, end) {
    const touches = (at, step) => { const near = page.nodes[page.node[at]].data[page.place[at] + step]; return near !== undefined && LETTER.test(near); };
    for (let at = quote ? page.all.indexOf(quote, from) : -1; at >= 0 && at + quote.length <= end; at = page.all.indexOf(quote, at + 1)) {
      if (!touches(at, -1) && !touches(at + quote.length - 1, 1)) return { at, range: rangeIn(page, at, quote.length) };
    }
    return null;
  }

  const highlight = (name, ranges, priority = 0) => {
    if (!window.CSS?.highlights || !window.Highlight) return;
    const live = ranges.filter(Boolean);
    if (live.length) { const set = new Highlight(...live); set.priority = priority; CSS.highlights.set(`kerncijfer-${name}`, set); } else CSS.highlights.delete(`kerncijfer-${name}`);
  };

  function showRemarks() {
    const all = list(state.remarks);
    // What is the same stays: the focus may be in it, or a remark open.
    if (JSON.stringify([language, all]) === remarked) { arrange(); return; }
    remarked = JSON.stringify([language, all]);
    const page = all.length && main() ? lettersOf(main()) : null;
    const taken = new Map();
    remarks = all.map((remark) => ({ remark, ...(page ? find(page, remark, taken) : {}) }));
    if (page) remarks.forEach((each) => { if (!each.range) Object.assign(each, findWord(page, each.remark, remarks)); });
    remarks.sort((a, b) => (a.range && b.range ? a.range.compareBoundaryPoints(Range.START_TO_START, b.range) : Number(Boolean(b.range)) - Number(Boolean(a.range))));
    remarks.forEach((each, at) => { each.number = at + 1; });
    fillPanel();
    drawMargin();
  }

  function drawMargin() {
    const on = marginOn();
    marginButton.setAttribute('aria-pressed', String(on));
    marginButton.textContent = remarks.length ? `${words.remarks} (${remarks.length})` : words.remarks;
    host.dataset.remarks = remarks.length;
    // With forced colours a highlight looks like selected text: then only the remark that is open has one.
    const drawnIn = on && !forced.matches;
    highlight('remark', drawnIn ? remarks.map((each) => each.range) : []);
    highlight('word', drawnIn ? remarks.map((each) => each.word) : [], 1);
    showRemark(null);
    remarks.forEach((each) => { each.button = each.box = null; });
    margin.replaceChildren(...(on ? remarks : []).filter((each) => each.range).flatMap((each) => {
      const { rule, kind, level } = each.remark;
      each.button = button(String(each.number), () => showRemark(openRemark === each ? null : each), { look: `number ${text(level).replace(/\W/g, '')}`, 'aria-expanded': 'false', 'aria-controls': `remark-${each.number}`, 'aria-label': `${each.number}: ${words.remark} (${words.kinds[kind] ?? text(kind)}): ${text(rule)}` });
      each.box = make('div', { id: `remark-${each.number}`, look: 'remark', hidden: true }, remarkBody(each.remark));
      return [each.button, each.box];
    }));
    arrange();
  }

  const remarkBody = (remark, ...more) => [
    make('p', { look: 'headline' }, make('strong', {}, text(remark.rule) || words.remark), ' ', make('span', { look: 'code' }, [words.kinds[remark.kind] ?? text(remark.kind), words.levels[remark.level] ?? '', text(remark.code)].filter(Boolean).join(', '))),
    make('p', {}, message(remark.message)),
    list(remark.instead).length ? make('p', {}, make('span', { look: 'soft' }, `${words.instead}: `), list(remark.instead).map(text).join('; ')) : null,
    make('p', { look: 'row' }, ...more, opener(remark)),
  ];

  function showRemark(each, focus) {
    if (openRemark?.box) { openRemark.box.hidden = true; openRemark.button.setAttribute('aria-expanded', 'false'); }
    openRemark = each;
    highlight('open', each ? [each.range] : [], 2);
    if (!each?.box || each.button.hidden) return;
    each.box.hidden = false;
    each.button.setAttribute('aria-expanded', 'true');
    arrange();
    if (focus) each.button.focus({ preventScroll: true });
  }
  function toggleMargin() { store('localStorage', 'kerncijfer-margin', marginOn() ? 'off' : 'on'); drawMargin(); }

  let arranging = 0;
  const arrange = () => { cancelAnimationFrame(arranging); arranging = requestAnimationFrame(guard(place)); };
  /** Puts each number beside its sentence, in the nearest room to the right; where there is none, the panel has the remark. */
  function place() {
    const SIZE = 28, GAP = 8;
    const placed = remarks.filter((each) => each.button);
    margin.hidden = !marginOn() || !placed.length;
    if (margin.hidden) return;
    const origin = margin.getBoundingClientRect();
    const limit = root.clientWidth - parseFloat(root.style.getPropertyValue('--kerncijfer-right') || '0') - 4;
    const within = main();
    const filled = [...within.querySelectorAll('p, li, dt, dd, h1, h2, h3, h4, h5, h6, table, img, svg, pre, nav')].filter((each) => !each.parentElement.closest('table, svg')).map((each) => [each, each.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
    const edge = within.getBoundingClientRect().right - parseFloat(getComputedStyle(within).paddingRight);
    const done = [];
    for (const each of placed) {
      const first = [...each.range.getClientRects()].find((box) => box.width > 0);
      each.button.hidden = !first;
      if (!first) continue;
      const start = each.range.startContainer.parentElement;
      let block = start.closest('table') ?? start.closest('p, li, dt, dd, h1, h2, h3, h4, h5, h6, figcaption, summary, pre') ?? start;
      for (let out = block.parentElement; out && out !== within && within.contains(out); out = out.parentElement) {
        const more = out.getBoundingClientRect().right - block.getBoundingClientRect().right;
        if (more > 48) break;
        if (more > 0) block = out;
      }
      let top = first.top + (first.height - SIZE) / 2;
      const free = (left) => left + SIZE <= limit && !filled.some(([other, box]) => !block.contains(other) && !other.contains(block) && box.left < left + SIZE && box.right > left && box.top < top + SIZE && box.bottom > top);
      const left = [block.getBoundingClientRect().right + GAP, edge + GAP / 2].find(free);
      each.button.hidden = left === undefined;
      if (left === undefined) continue;
      for (const other of done) if (Math.abs(other.left - left) < SIZE && top < other.top + SIZE + 4 && other.top < top + SIZE + 4) top = other.top + SIZE + 4;
      done.push({ left, top });
      done.sort((a, b) => a.top - b.top);
      Object.assign(each.button.style, { left: `${left - origin.left}px`, top: `${top - origin.top}px` });
      if (each.box.hidden) continue;
      const width = each.box.offsetWidth;
      const room = left + SIZE + GAP + width <= limit;
      Object.assign(each.box.style, { left: `${(room ? left + SIZE + GAP : Math.max(8, limit - width - GAP)) - origin.left}px`, top: `${top - origin.top + (room ? 0 : SIZE + GAP)}px` });
    }
    if (openRemark?.button?.hidden) openRemark.box.hidden = true;
    host.dataset.placed = done.length;
  }

  // Panel ------------------------------------------------------------------------------------------------------

  const TABS = ['figure', 'datasets', 'language', 'page'];
  const tabNow = () => (TABS.includes(memory.tab) ? memory.tab : 'figure');
  const selectedTab = () => document.getElementById(`kerncijfer-tab-${tabNow()}`);
  const shownView = () => document.getElementById(`kerncijfer-view-${tabNow()}`);
  const answers = { figures: null, datasets: null };
  let back = null, chosen = null;

  function panelFrame() {
    const arrow = (event) => {
      const at = TABS.indexOf(tabNow());
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      showTab(TABS[(next + TABS.length) % TABS.length]);
      selectedTab().focus();
    };
    return make('div', { id: 'panel', role: 'dialog', 'aria-labelledby': 'panel-title', hidden: !memory.panel },
      make('div', { look: 'head' }, make('h2', { id: 'panel-title' }, words.panel), button(words.close, () => closePanel(), { id: 'panel-close' })),
      make('div', { look: 'tabs', role: 'tablist', 'aria-label': words.panel, onkeydown: arrow }, TABS.map((each) => make('button', { type: 'button', role: 'tab', id: `tab-${each}`, 'aria-controls': `view-${each}`, onclick: () => showTab(each) }, words.tabs[each]))),
      TABS.map((each) => make('div', { id: `view-${each}`, look: 'view', role: 'tabpanel', tabindex: '0', 'aria-labelledby': `tab-${each}` })));
  }
  function showPanel() {
    panel.hidden = !memory.panel;
    panelButton.setAttribute('aria-expanded', String(Boolean(memory.panel)));
    for (const each of TABS) {
      const tab = document.getElementById(`kerncijfer-tab-${each}`);
      tab.setAttribute('aria-selected', String(each === tabNow()));
      tab.tabIndex = each === tabNow() ? 0 : -1;
      document.getElementById(`kerncijfer-view-${each}`).hidden = each !== tabNow();
    }
    highlight('chosen', memory.panel && tabNow() === 'figure' ? [rangeOf(chosen)] : [], 3);
    cover();
    fillPanel();
  }
  function showTab(tab) { keep({ tab }); showPanel(); }
  function openPanel(focus) {
    const now = document.activeElement;
    if (!panel.contains(now)) back = now && now !== document.body ? now : panelButton;
    keep({ panel: true });
    if (!wide.matches && !notice.hidden) foldNotice(true);
    showPanel();
    if (focus) selectedTab().focus({ preventScroll: true });
    const link = figureLink(now);
    if (link) choose(link);
  }
  function closePanel(focus = true) {
    const inside = panel.contains(document.activeElement);
    keep({ panel: false });
    showPanel();
    if (focus && inside) (back?.isConnected && drawn(back) ? back : panelButton).focus({ preventScroll: true });
  }

  /** Draws the tab that shows; asks the server for what it needs. */
  function fillPanel() {
    if (!memory.panel || !state) return;
    const tab = tabNow();
    const draw = { figure: drawFigures, datasets: drawDatasets, language: drawLanguage, page: drawPage }[tab];
    const need = { figure: 'figures', datasets: 'datasets' }[tab];
    const finish = guard(() => {
      if (tab !== tabNow()) return;
      const drawing = JSON.stringify([language, need ? [answers[need], need === 'figures' && memory.chosen] : [state.budget, remarks.map((each) => [each.remark, Boolean(each.range)]), state.source, state.draft, state.drafts, state.mistakes]]);
      if (shownView().drawing === drawing) return;
      shownView().drawing = drawing;
      const has = panel.contains(document.activeElement) && document.activeElement !== selectedTab() ? likeness(document.activeElement) : null;
      draw(shownView());
      if (has && !panel.contains(document.activeElement)) { wanted ??= has; }
      refocus();
      if (earlier?.panel) { const [folded, top] = earlier.panel; earlier.panel = null; reopen(panel, folded); shownView().scrollTop = top; }
    });
    if (!need || answers[need]) { finish(); return; }
    const late = later(() => { if (!shownView().firstChild) shownView().append(make('p', {}, words.loading)); }, 400);
    fetchFor(need).then(() => { clearTimeout(late); if (answers[need]) finish(); });
  }
  const fetching = {};
  /** Figures or datasets, asked once for each build. */
  function fetchFor(need) {
    if (answers[need]) return Promise.resolve();
    const { build } = state ?? {};
    fetching[need] ??= ask(need).then((answer) => {
      fetching[need] = null;
      if (answer && state?.build === build) answers[need] = list(answer[need]);
      return answer && state?.build !== build ? fetchFor(need) : undefined;
    });
    return fetching[need];
  }

  // The figures of this page.
  const figureLink = (target) => (target instanceof Element && !host.contains(target) ? target.closest('a[href]') : null);
  function figureOf(target) {
    const known = new Map((answers.figures ?? []).filter((each) => each.anchor).map((each) => [each.anchor, each]));
    for (let e = target; e && e !== document.body; e = e.parentElement) {
      if (e.id && known.has(e.id) && (e === target || target.querySelector('data') || target.matches('.figure'))) return known.get(e.id);
    }
    return null;
  }
  const rangeOf = (figure) => {
    const element = figure?.anchor && document.getElementById(figure.anchor);
    if (!element || !drawn(element)) return null;
    const range = document.createRange();
    range.selectNodeContents(element);
    return range;
  };
  function choose(target) {
    if (!answers.figures) { fetchFor('figures').then(guard(() => { if (answers.figures) choose(target); })); return; }
    const figure = figureOf(target);
    if (!figure) return;
    chosen = figure;
    keep({ chosen: figure.anchor });
    showTab('figure');
    shownView().scrollTop = 0;
  }
  function drawFigures(into) {
    const all = answers.figures;
    if (!all.includes(chosen)) chosen = all.find((each) => each.anchor && each.anchor === memory.chosen) ?? null;
    const pick = (each) => {
      chosen = each;
      keep({ chosen: each.anchor });
      drawFigures(into);
      into.scrollTop = 0;
      const range = rangeOf(each);
      const box = range?.getBoundingClientRect();
      const bottom = innerHeight - parseFloat(root.style.getPropertyValue('--kerncijfer-bottom') || '0');
      if (box && (box.top < 0 || box.bottom > bottom)) scrollBy({ top: box.top - bottom / 3, behavior: 'instant' });
      document.getElementById('kerncijfer-figure-title')?.focus({ preventScroll: true });
    };
    if (into.figures !== all || into.language !== language) {
      Object.assign(into, { figures: all, language });
      into.replaceChildren(make('div', { id: 'chosen' }), ...(all.length ? titled('h3', words.figures, items(all, (each) => make('button', { type: 'button', look: 'choice', onclick: () => pick(each) }, make('strong', {}, text(each.shown)), make('span', {}, text(each.sentence))), 'choices')) : []));
    }
    into.firstChild.replaceChildren(chosen ? figureDetails(chosen) : make('p', {}, all.length ? words.choose : words.noFigures));
    into.querySelectorAll('.kerncijfer-choice').forEach((each, at) => { if (all[at] === chosen) each.setAttribute('aria-current', 'true'); else each.removeAttribute('aria-current'); });
    highlight('chosen', [rangeOf(chosen)], 3);
  }
  function figureDetails(figure) {
    const pin = Object(figure.pin);
    const formula = text(figure.formula) && `= ${text(figure.formula).replace(/^=\s*/, '')}`;
    return make('div', { id: 'figure' },
      make('h3', { id: 'figure-title', tabindex: '-1' }, text(figure.shown)),
      figure.sentence ? make('p', {}, text(figure.sentence)) : null,
      facts(
        [words.formula, formula && make('span', { look: 'row' }, make('code', {}, formula), copier(formula))],
        [words.exact, text(figure.exact)],
        [words.unit, text(figure.unit)],
        [words.pin, [words.pins[pin.state] ?? words.pins.none, text(pin.text)].filter(Boolean).join(': ')],
        [words.names, list(figure.names).map(text).join(', ')]),
      list(figure.cells).length ? titled('h4', words.cells, items(list(figure.cells).slice(0, 200), (cell) => [link(cell.href, text(cell.label)), `: ${text(cell.text)} `, opener(cell)])) : null,
      list(figure.datasets).length ? titled('h4', words.sources, items(list(figure.datasets), (each) => link(each.href, `${text(each.title) || text(each.name)} (${text(each.name)})`))) : null,
      make('p', {}, opener(figure)),
      figure.anchor ? make('p', { look: 'soft' }, words.twice) : null);
  }

  // The datasets, and formulas that are ready to use.
  const haystack = (each) => [each.name, each.title, each.description, each.edition, each.unit, ...list(each.measures), ...list(each.dimensions).flatMap((one) => [one.name, ...list(one.values)])].map(text).join('\n').toLowerCase();
  function drawDatasets(into) {
    const all = answers.datasets.map((each) => ({ each, hay: haystack(each) }));
    const results = make('div', { id: 'results' }), tally = make('p', { id: 'tally', role: 'status', look: 'soft' });
    const field = make('input', { id: 'search', type: 'search', autocomplete: 'off', spellcheck: 'false', oninput: () => { typed = Date.now(); keep({ query: field.value }); filter(40); } });
    field.value = text(memory.query);
    const filter = (most) => {
      const sought = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      const hits = all.filter(({ hay }) => sought.every((part) => hay.includes(part)));
      const best = (each) => (text(each.name).toLowerCase() === sought[0] ? 0 : text(each.name).toLowerCase().startsWith(sought[0] ?? ' ') ? 1 : 2);
      if (sought.length) hits.sort((a, b) => best(a.each) - best(b.each)); // stable: the order of the server within
      tally.textContent = hits.length ? words.found(hits.length) : words.unfound;
      results.replaceChildren(items(hits.slice(0, most), ({ each }) => dataset(each), 'datasets'), hits.length > most ? button(words.all(hits.length), () => { filter(Infinity); results.querySelectorAll('h3')[most]?.focus(); }) : '');
    };
    into.replaceChildren(make('p', { look: 'field' }, make('label', { for: 'search' }, words.search), field), tally, make('p', { look: 'soft' }, words.backticks), results);
    filter(40);
  }
  function dataset(each) {
    const ready = (formula, value) => make('span', { look: 'row' }, make('code', {}, formula), value ? make('span', { look: 'soft' }, value) : null, copier(formula));
    const others = list(each.formulas).filter((one) => one.formula && one.formula !== each.formula);
    const values = list(each.dimensions).map((one) => [text(one.name), list(one.values).map(text).join(', ')]);
    return make('div', { look: 'dataset', 'data-name': text(each.name) },
      make('h3', { tabindex: '-1' }, text(each.title) || text(each.name)),
      make('p', { look: 'soft' }, [text(each.name), each.edition && `${words.edition} ${text(each.edition)}`, text(each.unit)].filter(Boolean).join(' · ')),
      each.formula ? make('p', {}, ready(text(each.formula))) : null,
      others.length ? make('details', {}, make('summary', {}, words.formulas(others.length)), items(others, (one) => ready(text(one.formula), text(one.shown)))) : null,
      values.length || list(each.measures).length || each.description ? make('details', {}, make('summary', {}, words.values), each.description ? make('p', {}, text(each.description)) : null, facts([words.measures, list(each.measures).map(text).join(', ')], ...values)) : null,
      make('p', { look: 'row' }, each.href ? link(each.href, `${words.dataPage} ${text(each.name)}`) : null, opener(each)));
  }

  // The language of this page, and the page itself.
  function drawLanguage(into) {
    const measures = list(state.budget?.measures);
    const cell = (value) => make('td', {}, text(value) || '–');
    into.replaceChildren(
      measures.length ? make('table', { look: 'budget' }, make('caption', {}, words.budget), make('thead', {}, make('tr', {}, [words.measure, words.now, words.limit, words.verdict].map((each) => make('th', { scope: 'col' }, each)))),
        make('tbody', {}, measures.map((each) => make('tr', { look: each.over ? 'over' : 'fits' }, make('th', { scope: 'row' }, text(each.name)), cell(each.value), cell(each.limit), cell(each.over ? words.over : words.fits))))) : make('p', {}, words.noBudget),
      ...titled('h3', words.remarks, remarks.length ? items(remarks, ({ remark, number, range, ...each }) => make('div', { look: 'noted', 'data-number': number },
        remark.sentence || remark.quote ? make('blockquote', {}, `${number}. ${text(remark.sentence) || text(remark.quote)}`) : null,
        remarkBody(remark, range ? button(words.show, () => {
          const box = range.getBoundingClientRect();
          scrollBy({ top: box.top - (innerHeight - parseFloat(root.style.getPropertyValue('--kerncijfer-bottom') || '0')) / 3, behavior: 'instant' });
          showRemark(remarks[number - 1], true);
        }, { 'aria-label': `${words.show}: ${number}` }) : null)), 'noteds') : make('p', {}, words.noRemarks)));
  }
  function drawPage(into) {
    const source = state.source && Object(state.source);
    const warnings = list(state.mistakes).filter((each) => each.severity === 'warning');
    into.replaceChildren(
      facts([words.source, source ? text(source.file) : words.noSource], [words.state, state.draft ? words.isDraft : words.isPage], [words.address, path]),
      ...(source ? [make('p', {}, opener(source))] : []),
      ...(list(state.drafts).length ? titled('h3', words.drafts, items(list(state.drafts), (each) => link(mount + text(each).split('/').map(encodeURIComponent).join('/'), text(each)))) : []),
      ...(warnings.length ? titled('h3', words.warnings(warnings.length), ...mistakeList(warnings).filter(Boolean)) : []),
      ...titled('h3', words.keys, make('p', {}, words.keysText)));
  }

  // Links of the page ------------------------------------------------------------------------------------------

  /** Links to drafts show it; the words of the page stay what they are. */
  function markDrafts() {
    const drafts = new Set(list(state.drafts).map(text));
    for (const each of document.links) {
      if (host.contains(each) || !(drafts.size || each.hasAttribute('data-kerncijfer-draft'))) continue;
      const to = sitePath(each.href);
      if (drafts.has(to) && !(to === path && each.hash)) each.setAttribute('data-kerncijfer-draft', words.draft); else each.removeAttribute('data-kerncijfer-draft');
    }
  }
  /** The address in the preview of a full address of the site; null for any other. */
  function inPreview(href) {
    try {
      const url = new URL(href), there = new URL(base);
      if (url.origin !== there.origin || url.origin === location.origin || !`${url.pathname}/`.startsWith(there.pathname)) return null;
      return new URL(mount + url.pathname.slice(there.pathname.length) + url.search + url.hash, location.origin).href;
    } catch { return null; }
  }
  let pressed = null; // the figure that was chosen when the mouse went down
  function clicked(event) {
    const target = figureLink(event.target);
    if (!target || event.defaultPrevented || event.button > 1) return;
    const held = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1;
    const figure = memory.panel && event.detail > 0 && !held ? figureOf(target) : null;
    if (figure && figure !== pressed) { event.preventDefault(); choose(target); return; }
    const to = inPreview(target.href);
    if (!to || event.altKey || target.hasAttribute('download')) return;
    event.preventDefault();
    if (held || target.target === '_blank') window.open(to, '_blank', 'noopener'); else location.assign(to);
  }

  // Start ------------------------------------------------------------------------------------------------------

  guard(() => {
    if (memory.view?.path === path && Date.now() - memory.view.at < 15000) earlier = memory.view;
    keep({ view: null });
    if (memory.had !== path) keep({ had: null, tries: null });
    frame();
    document.body.append(host);
    root.classList.add('kerncijfer-previewed');
    showPanel();
    if (earlier) restore(earlier);

    listen(document, 'click', clicked);
    listen(document, 'auxclick', clicked);
    listen(document, 'pointerdown', (event) => {
      pressed = chosen;
      notice.classList.remove('kerncijfer-ducked');
      if (openRemark && !margin.contains(event.target)) showRemark(null);
    }, { capture: true, passive: true });
    listen(document, 'focusin', ({ target }) => {
      if (openRemark && !margin.contains(target) && !panel.contains(target)) showRemark(null);
      const on = figureLink(target);
      if (on && memory.panel && tabNow() === 'figure') choose(on); // another tab stays: Tab alone must not take it away
      uncover(target);
    });
    listen(document, 'keydown', (event) => {
      if (event.altKey && event.shiftKey && event.code === 'KeyK' && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        if (memory.panel && panel.contains(document.activeElement)) closePanel(); else openPanel(true);
      } else if (event.key === 'Escape' && !event.isComposing) {
        const now = document.activeElement;
        if (openRemark && margin.contains(now)) { const { button: number } = openRemark; showRemark(null); number.focus({ preventScroll: true }); }
        else if (panel.contains(now) && !(now.type === 'search' && now.value)) closePanel();
      }
    });
    listen(document, 'toggle', arrange, true);
    listen(wide, 'change', cover);
    listen(forced, 'change', drawMargin);
    listen(window, 'resize', cover);
    listen(window, 'load', arrange);
    new ResizeObserver(arrange).observe(document.body);
    document.fonts?.ready.then(arrange, () => {});

    if (channel) listen(channel, 'message', ({ data }) => heard(Object(data)));
    listen(document, 'visibilitychange', () => { if (document.hidden) { unfollow(); clearTimeout(losing); losing = 0; } else { follow(); check(); } });
    listen(window, 'pagehide', unfollow);
    listen(window, 'pageshow', ({ persisted }) => { if (persisted) { leaving = false; follow(); check(); } });
    listen(window, 'online', () => { if (stream || leave) connect(); check(); });
    let tick = Date.now(); // a machine that slept missed what was said meanwhile
    setInterval(guard(() => { const gap = Date.now() - tick; tick = Date.now(); if (gap > 40000 && !document.hidden) { if (stream) connect(); check(); } }), 10000);
    follow();
    check();
  })();
})();
