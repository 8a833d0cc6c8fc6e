// Marks the section being read in the list of contents. Only adds: the list works without it.
(() => {
  const list = document.querySelector(".contents");
  if (!list || !("IntersectionObserver" in window)) return;
  const links = new Map();
  for (const link of list.querySelectorAll("a[href^='#']")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];
  let current = null;
  const mark = () => {
    const root = document.documentElement;
    const atEnd = scrollY > 0 && scrollY + innerHeight >= root.scrollHeight - 2;
    // The section is that of the last heading above the upper third, or at the end of the page the last that can be seen.
    const line = atEnd ? innerHeight : innerHeight / 3;
    const asked = headings.find((heading) => links.get(heading).hash === location.hash);
    const top = asked && atEnd ? asked.getBoundingClientRect().top : -1;
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < line);
    const next = links.get(top >= 0 && top < innerHeight ? asked : above.pop()) || null;
    if (next === current) return;
    current?.removeAttribute("aria-current");
    next?.setAttribute("aria-current", "true");
    current = next;
    if (!next || list.scrollHeight <= list.clientHeight) return;
    const place = next.getBoundingClientRect(), frame = list.getBoundingClientRect();
    if (place.top < frame.top) list.scrollTop -= frame.top - place.top + 16;
    if (place.bottom > frame.bottom) list.scrollTop += place.bottom - frame.bottom + 16;
  };
  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
  headings.forEach((heading) => watch.observe(heading));
  const end = document.querySelector(".site-footer");
  if (end) new IntersectionObserver(mark, { threshold: [0, 0.5, 1] }).observe(end);
  addEventListener("hashchange", mark);
})();
