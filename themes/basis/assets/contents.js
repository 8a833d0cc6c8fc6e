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
    // The section being read is that of the last heading above this line; one that the reader asked for goes first.
    const line = atEnd ? innerHeight : innerHeight / 3;
    const top = (heading) => heading.getBoundingClientRect().top;
    const asked = headings.find((heading) => links.get(heading).hash === location.hash && top(heading) >= 0 && top(heading) < line);
    const next = links.get(asked || headings.filter((heading) => top(heading) < line).pop()) || null;
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
