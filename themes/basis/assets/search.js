// Searches the edition: reads the question, asks the index, ranks, and shows what was found. Only adds: without it the page leads to the list of all pages.
// The index is Pagefind's. It knows words by their stem and finds them by their beginning too; which words of a question count, and how what was found for each of
// them is put together, is decided here.
(() => {
  const area = document.querySelector(".search");
  if (!area) return;
  const form = area.querySelector("form");
  const input = form.elements.q;
  const notice = area.querySelector(".search-notice");
  const status = area.querySelector("[role=status]");
  const found = area.querySelector(".search-found");
  const language = document.documentElement.lang === "en" ? "en" : "nl";
  const word = (name) => area.querySelector(".search-words").content.querySelector(`[data-word=${name}]`).textContent;
  const say = (name) => { notice.firstElementChild.textContent = word(name); };

  const RESULTS = 10; // at first, and each time a reader asks for more
  const LOOKED_AT = 60; // of so many records the text is read
  const ON_A_PAGE = 3; // records of one page beside its best

  // Words that a question is made of and that are in every text.
  const STOP = {
    nl: `de het een en of maar dat die dit deze er is zijn was waren wordt worden werd werden heeft hebben had hadden kan kunnen kun mag mogen moet moeten zal zullen zou
      wil willen doet doen gaat gaan komt komen krijgt krijgen geeft geven gebruikt staat staan van voor met op in aan bij naar uit over om door tot te ten ter als dan dus
      ook niet geen wel nog al alle veel meer meest meeste minder weinig heel erg zo ik jij je u uw we wij ons onze ze zij hun hij hem haar men iemand iets niets wie wat waar
      waarom wanneer hoe hoeveel hoelang welk welke waarvoor waarmee waarover worden per tegen tijdens tussen sinds zonder binnen buiten onder boven na
      vaak lang snel groot hoog laag aantal betekent betekenis bedoelt maken maakt zich zelf eigen nu toen hier daar betreft`,
    en: `the a an and or but that this these those there is are was were be been being has have had can could may might must shall should will would do does did
      of for with on in at by to from out over about through as than so also not no yes very much many more most less few all any some i you he she it we they
      who what where why when how which whose their our your its my me us them per against during between since without within under above after
      often long fast large number mean means make makes use used using`,
  };
  const stop = new Set(STOP[language].split(/\s+/));
  // A question of what something means is answered by a term.
  const MEANING = { nl: /\b(betekent|betekenis|afkorting|definitie|wat is een)\b/i, en: /\b(mean|means|meaning|abbreviation|definition|what is an?)\b/i };

  let index = null; // Pagefind, or the promise of it
  let latest = 0; // the number of the last search: an older one that is late shows nothing

  const load = () => {
    index ??= (async () => {
      const pagefind = await import(new URL(`${area.dataset.index}pagefind.js`, location.href));
      // The page searches itself: a worker would need WebAssembly under an address of its own.
      const own = await pagefind.createInstance({ basePath: new URL(area.dataset.index, location.href).pathname, noWorker: true, metaCacheTag: "1" });
      await own.filters();
      return own;
    })();
    return index;
  };

  /** The words of a text, in small letters: `auto's` is `auto`. */
  const wordsOf = (text) => text.toLowerCase().replace(/['\u2019]s?(?!\p{L})/gu, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  /** The words of a question that count, each once; all of them when none does. */
  const words = (question) => {
    const all = [...new Set(wordsOf(question))];
    const telling = all.filter((each) => !stop.has(each));
    return telling.length ? telling : all;
  };

  /** Is a word that was found the one that was asked, or one like it? The index gives what begins alike when it has nothing better. */
  const isLike = (term, found) => {
    let same = 0;
    while (same < Math.min(term.length, found.length) && term[same] === found[same]) same += 1;
    return same >= Math.min(term.length, Math.max(3, Math.ceil(term.length * 0.6)));
  };

  /** What the index has for a word; nothing when that is about another word. */
  const find = async (pagefind, term, filters) => {
    const { results } = await pagefind.search(term, { filters });
    if (!results.length) return { term, results };
    const { content } = await results[0].data();
    const letters = content.split(/\s+/);
    const isKnown = results[0].words.some((place) => wordsOf(letters[place] ?? "").some((found) => isLike(term, found)));
    return { term, results: isKnown || !results[0].words.length ? results : [] };
  };

  /** The same for a word that may be two: a compound that nobody wrote is found by its parts. Of several ways the one with the longest short part counts. */
  const lookUp = async (pagefind, term, filters) => {
    const whole = await find(pagefind, term, filters);
    if (whole.results.length) return [whole];
    // A participle: `gepest` for `pesten`.
    const rest = language === "nl" && term.length >= 6 && term.startsWith("ge") ? await find(pagefind, term.slice(2), filters) : whole;
    if (rest.results.length || term.length < 7) return [rest];
    for (let short = Math.floor(term.length / 2); short >= 3; short -= 1) {
      for (const at of new Set([short, term.length - short])) {
        const parts = [await find(pagefind, term.slice(0, at), filters), await find(pagefind, term.slice(at), filters)];
        if (parts.every(({ results }) => results.length)) return parts;
      }
    }
    return [whole];
  };

  /** Every record with one of the words: which words it has, how well, and where. */
  const gather = (looked, total) => {
    const records = new Map();
    for (const { term, results } of looked) {
      if (!results.length) continue;
      const rare = Math.log(1 + total / results.length);
      const most = Math.max(...results.map((result) => result.score)) || 1;
      for (const result of results) {
        const record = records.get(result.id) ?? { result, score: 0, terms: [] };
        const inTitle = result.matchedMetaFields?.includes("title");
        record.score += rare * (0.4 + (0.4 * result.score) / most + (inTitle ? 0.4 : 0));
        record.terms.push({ term, rare, places: new Set(result.words) });
        records.set(result.id, record);
      }
    }
    return [...records.values()].sort((a, b) => b.score - a.score);
  };

  /** The sentences of a record: where each starts in its words, and the address of its figure. */
  const sentences = (data) => {
    const texts = data.raw_content ?? data.content;
    const letters = texts.replace(/&lt;/g, "<").replace(/&gt;/g, ">").split(/\s+/);
    const starts = data.anchors.map((anchor) => ({ id: anchor.id, start: anchor.location }));
    return starts.map((each, at) => ({ ...each, end: starts[at + 1]?.start ?? letters.length, letters })).filter((each) => each.id !== "~" && each.end > each.start);
  };

  const worth = (terms) => terms.reduce((sum, { rare }) => sum + rare, 0);

  /** How much of what was asked a title says, and says nothing else. Its words are the first of the record. */
  const titled = (record, asked) => {
    const title = wordsOf(record.data.meta.title);
    const length = record.data.meta.title.split(/\s+/).length;
    const has = record.terms.filter(({ places }) => [...places].some((place) => place < length));
    const known = title.filter((each) => asked.has(each) || has.some(({ term }) => isLike(term, each)));
    return (worth(has) * known.length) / (title.length || 1);
  };

  /** The sentence that says most of what was asked. */
  const tell = (record, wantsFigure) => {
    let best = null;
    for (const sentence of sentences(record.data)) {
      const has = record.terms.filter(({ places }) => [...places].some((place) => place >= sentence.start && place < sentence.end));
      const isFigure = sentence.id !== "-";
      // Of two that say as much, one with a figure says more.
      const score = worth(has) * (isFigure ? 1.1 : 1);
      if (wantsFigure && !isFigure) continue;
      if (!best || score > best.score) best = { ...sentence, score, isFigure };
    }
    record.sentence = best;
    return record;
  };

  /** Of one of many pages that are made from one text: how much of its name was asked for, from 0 to 1. Of another page nothing is known. */
  const called = ({ data: { meta } }, asked) => {
    if (!meta.row) return null;
    if (wordsOf(meta.row).every((each) => asked.has(each))) return 1;
    const name = wordsOf(meta.called).filter((each) => !stop.has(each));
    const known = name.filter((each) => [...asked].some((other) => other.length > 3 && !stop.has(other) && isLike(other, each)));
    return known.length / (name.length || 1);
  };

  const search = async (question, filters) => {
    const pagefind = await load();
    const looked = (await Promise.all(words(question).map((term) => lookUp(pagefind, term, filters)))).flat();
    const everything = gather(looked, Number(area.dataset.records) || 1);
    const records = everything.slice(0, LOOKED_AT);
    await Promise.all(records.map(async (record) => { record.data = await record.result.data(); }));
    const all = looked.reduce((sum, { results }) => sum + (results.length ? Math.log(1 + area.dataset.records / results.length) : 0), 0) || 1;
    const meaning = MEANING[language].test(question);
    const asked = new Set(wordsOf(question));
    for (const record of records) {
      tell(record, filters.kind === "figure");
      record.score += Math.max(0.6 * (record.sentence?.score ?? 0), titled(record, asked));
      record.called = called(record, asked);
      // Nobody asks for all ministries to read of any one of them.
      if (record.called !== null) record.score *= record.called ? 0.9 + 0.9 * record.called : 0.6;
      if (record.data.filters.kind.includes("term")) record.score *= meaning ? 1.5 : 0.8;
      // What has few of the words is hardly an answer.
      record.score *= 0.5 + (0.5 * worth(record.terms)) / all;
    }
    records.sort((a, b) => b.score - a.score);
    const missing = looked.filter(({ results }) => !results.length).map(({ term }) => term);
    return { pages: byPage(records), missing, isAll: everything.length === records.length };
  };

  /** Records of one page stand together, at the place of the best, and so do pages from one text of which none was asked for; a term is by itself. */
  const byPage = (records) => {
    const pages = new Map();
    for (const record of records) {
      const address = record.data.raw_url ?? record.data.url;
      const path = address.split("#")[0];
      const page = record.called === 0 ? path.split("/").slice(0, -2).join("/") : path;
      const key = record.data.filters.kind.includes("term") ? address : page;
      if (!pages.has(key)) pages.set(key, []);
      pages.get(key).push({ ...record, address });
    }
    return [...pages.values()];
  };

  // Showing ---------------------------------------------------------------------------------------------------------

  const make = (name, text = "", attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  /** The address of a record, at the figure of the sentence that is shown. */
  const address = ({ address: written, sentence }) => {
    const [path, fragment] = written.split("#");
    const place = sentence?.isFigure ? encodeURIComponent(sentence.id) : fragment;
    return `${area.dataset.root}${path}${place ? `#${place}` : ""}`;
  };

  /** A sentence with the words marked that were asked for. */
  const marked = ({ sentence, terms }) => {
    const text = make("p", "", { class: "search-text" });
    if (!sentence) return text;
    const places = new Set(terms.flatMap((each) => [...each.places]));
    for (let at = sentence.start; at < sentence.end; at += 1) {
      if (at > sentence.start) text.append(" ");
      text.append(places.has(at) ? make("mark", sentence.letters[at]) : sentence.letters[at]);
    }
    return text;
  };

  const kindOf = ({ data, sentence }) => {
    const kind = sentence?.isFigure ? "figure" : data.filters.kind.find((each) => each !== "figure") ?? data.filters.kind[0];
    return form.querySelector(`option[value="${kind}"]`)?.dataset.one ?? "";
  };

  const show = (page) => {
    const [best, ...others] = page;
    const item = make("li", "", { class: "search-result" });
    const heading = make("h3");
    heading.append(make("a", best.data.meta.title, { href: address(best) }));
    item.append(heading, make("p", [kindOf(best), best.data.meta.page].filter(Boolean).join(" \u00b7 "), { class: "search-kind" }), marked(best));
    if (others.length) {
      const list = make("ul", "", { class: "search-also", "aria-label": word("also") });
      for (const other of others.slice(0, ON_A_PAGE)) {
        const entry = make("li");
        entry.append(make("a", other.data.meta.title, { href: address(other) }), marked(other));
        list.append(entry);
      }
      item.append(list);
    }
    return item;
  };

  const fill = (name, values) => word(name).replace(/\{(\w+)\}/g, (_, key) => values[key]);

  const showAll = ({ pages, missing, isAll }, question, filtered) => {
    found.replaceChildren();
    if (!pages.length) {
      status.textContent = fill(filtered ? "none_filtered" : "none", { query: `\u201c${question}\u201d` });
      const advice = area.querySelector(".search-nothing").content.cloneNode(true);
      if (!filtered) advice.querySelector(".of-filters").remove();
      found.append(advice);
      return;
    }
    const count = pages.length;
    const without = missing.length ? ` ${fill("without", { words: missing.join(", ") })}.` : "";
    const shown = count > RESULTS ? ` ${fill("shown", { count: RESULTS })}` : "";
    status.textContent = `${fill(isAll ? (count === 1 ? "one" : "some") : "best", { count, query: `\u201c${question}\u201d` })}.${without}${shown}`;
    const list = make("ol", "", { class: "search-list" });
    list.append(...pages.slice(0, RESULTS).map(show));
    found.append(make("h2", word("results"), { class: "visually-hidden" }), list);
    if (count <= RESULTS) return;
    const more = make("button", word("more"), { type: "button", class: "search-more" });
    more.addEventListener("click", () => {
      const from = list.children.length;
      list.append(...pages.slice(from, from + RESULTS).map(show));
      list.children[from].querySelector("a").focus();
      if (list.children.length >= count) more.remove();
    });
    found.append(more);
  };

  const failed = () => {
    say(location.protocol === "file:" ? "needs_server" : "failed");
    area.classList.replace("is-on", "is-off");
    status.textContent = notice.firstElementChild.textContent;
    found.replaceChildren();
  };

  const run = async () => {
    const question = input.value.trim();
    const number = (latest += 1);
    if (!question) {
      found.replaceChildren();
      status.textContent = "";
      return;
    }
    const chosen = ["kind", "subject"].map((name) => [name, form.elements[name]?.value]).filter(([, value]) => value);
    status.textContent = word("busy");
    try {
      const answer = await search(question, Object.fromEntries(chosen));
      if (number === latest) showAll(answer, question, chosen.length > 0);
    } catch (error) {
      console.error(error);
      if (number === latest) failed();
    }
  };

  /** Puts the question of the address into the form. */
  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const name of ["q", "kind", "subject"]) {
      if (form.elements[name]) form.elements[name].value = asked.get(name) ?? "";
    }
  };

  /** Puts the question of the form into the address, so that it can be kept and sent. */
  const write = () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = asked.size ? `?${asked}` : location.pathname;
    if (`?${asked}` !== location.search) history.pushState(null, "", address);
  };

  if (location.protocol === "file:") {
    say("needs_server");
    area.classList.add("is-off");
    read();
    form.addEventListener("submit", (event) => event.preventDefault());
    return;
  }
  area.classList.add("is-on");
  read();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!input.value.trim()) {
      status.textContent = word("type");
      found.replaceChildren();
      input.focus();
      return;
    }
    write();
    run();
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("select") && input.value.trim()) {
      write();
      run();
    }
  });
  addEventListener("popstate", () => {
    read();
    run();
  });
  // The index is loaded as soon as someone comes to type, so that the first answer is there at once.
  input.addEventListener("focus", () => load().catch(failed), { once: true });
  run();
})();
